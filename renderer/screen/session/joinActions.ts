import { findServers } from './findServers.ts'
import { INVITATION_MAX, invitationProblem, joinProblem, needsServer } from './formProblems.ts'
import type { JoinDraft, Place } from './screenState.ts'
import { type Done, type Ground, refusal } from './sessionGround.ts'

/** What can be done with an invitation. */
export type JoinActions = {
  draftJoin(draft: JoinDraft): void
  /** Whether there is an invitation in what was entered, asked of core before anything touches the network. */
  checkInvitation(draft: JoinDraft): Promise<Done>
  join(draft: JoinDraft): Promise<Done>
  leaveWaiting(place: Place): Promise<void>
}

/** Makes the actions around joining. `join` is the first thing that touches the network; the person agreed to it before. */
export function joinActions({ caller, patch }: Ground): JoinActions {
  return {
    draftJoin: joinDraft => patch({ joinDraft }),
    async checkInvitation(draft) {
      const { text } = draft
      // a code that is wrong is said before its meeting point is asked for
      const checked =
        text.length > INVITATION_MAX
          ? refusal('INVITE_FORMAT')
          : await caller.checkInvitation({ invitation: text })
      const problem = checked.ok ? invitationProblem(draft) : null
      return problem ? refusal(problem) : checked
    },
    async join(draft) {
      const problem = joinProblem(draft)
      if (problem) return refusal(problem)
      const { text, name, server } = draft
      const asked = needsServer(draft) ? findServers(server) : null
      if (asked && !asked.ok) return asked
      patch({ join: { state: 'connecting' } })
      const servers = asked ? { servers: asked.value } : {}
      const joined = await caller.join({ invitation: text, name, direct: true, ...servers })
      if (joined.ok) patch({ place: { at: 'waiting' } })
      return joined
    },
    async leaveWaiting(place) {
      patch({ place, join: { state: 'idle' } })
      await caller.cancelJoin({})
    },
  }
}
