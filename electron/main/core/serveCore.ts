import type { mainCalls } from '../../../shared/ports/mainPort.ts'
import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import type { Handlers } from '../../../shared/ports/typedPort.ts'
import type { Standing } from '../ending/standing.ts'
import type { Net } from '../network/createNet.ts'
import type { DraftKeep } from '../screen/draftKeep.ts'
import type { createFileDialogs } from '../screen/fileDialogs.ts'

export type CoreServices = {
  readonly net: Pick<Net, 'open' | 'close'>
  /** Why a server is not reached; null where that cannot be found out. */
  readonly lookAtServer: (url: string) => Promise<ServerProblem | null>
  readonly drafts: Pick<DraftKeep, 'hold' | 'take'>
  readonly files: Pick<ReturnType<typeof createFileDialogs>, 'save' | 'open'>
  readonly setStanding: (standing: Standing) => void
}

/** What core may ask of main. */
export function coreHandlers({
  net,
  lookAtServer,
  drafts,
  files,
  setStanding,
}: CoreServices): Handlers<typeof mainCalls> {
  return {
    openNet: async request => {
      await net.open(request)
      return {}
    },
    lookAtServer: async ({ url }) => ({ problem: await lookAtServer(url) }),
    closeNet: () => {
      net.close()
      return {}
    },
    standing: standing => {
      setStanding(standing)
      return {}
    },
    saveFile: async ({ bytes }) => ({ saved: await files.save(bytes) }),
    openFile: async () => ({ bytes: await files.open() }),
    holdDrafts: ({ sealed }) => {
      drafts.hold(sealed)
      return {}
    },
    takeDrafts: () => ({ sealed: drafts.take() }),
  }
}
