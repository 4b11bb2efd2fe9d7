import { serversSchema } from '../../../shared/ports/portSchemas.ts'
import { findServers, readInvitationText } from './readInvitationText.ts'
import type { JoinDraft, Place } from './screenState.ts'
import { type Done, type Ground, refusal } from './sessionGround.ts'

const INVITATION_MAX = 2000

/** What can be done with an invitation. */
export type JoinActions = {
  draftJoin(draft: JoinDraft): void
  join(draft: JoinDraft): Promise<Done>
  leaveWaiting(place: Place): Promise<void>
}

/** Makes the actions around joining. `join` is the first thing that touches the network; the person agreed to it before. */
export function joinActions({ caller, patch }: Ground): JoinActions {
  return {
    draftJoin: joinDraft => patch({ joinDraft }),
    async join({ text, name, server }) {
      const { invitation, servers: found } = readInvitationText(text)
      const servers = serversSchema.safeParse(found.length > 0 ? found : findServers(server))
      if (invitation === '' || invitation.length > INVITATION_MAX) return refusal('INVITE_FORMAT')
      if (!servers.success) return refusal('SERVER_ADDRESS')
      patch({ join: { state: 'connecting' } })
      const request = { invitation, name: name.trim(), servers: servers.data, direct: true }
      const joined = await caller.join(request)
      if (joined.ok) patch({ place: { at: 'waiting' } })
      return joined
    },
    async leaveWaiting(place) {
      patch({ place, join: { state: 'idle' } })
      await caller.cancelJoin({})
    },
  }
}
