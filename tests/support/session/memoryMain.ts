import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import type { SessionParts } from '../../../shared/session/createSession.ts'

/** What main does for a session, in memory: it outlives the sessions of one computer until that is switched off. */
export class MemoryMain {
  standing = { profile: false, rooms: false }
  drafts: Uint8Array | null = null
  /** The file that was saved last, and that is opened next. */
  file: Uint8Array | null = null

  /** What it finds with servers that are not reached; null where it finds out nothing. */
  found: ServerProblem | null = null
  /** The servers it was asked about, in order. */
  readonly lookedAt: string[] = []

  readonly calls: SessionParts['main'] = {
    lookAtServer: async ({ url }) => {
      this.lookedAt.push(url)
      return { ok: true, value: { problem: this.found } }
    },
    standing: async stands => {
      this.standing = stands
      return { ok: true, value: {} }
    },
    saveFile: async ({ bytes }) => {
      this.file = bytes
      return { ok: true, value: { saved: true } }
    },
    openFile: async () => ({ ok: true, value: { bytes: this.file as Uint8Array<ArrayBuffer> | null } }),
    holdDrafts: async ({ sealed }) => {
      this.drafts = sealed
      return { ok: true, value: {} }
    },
    takeDrafts: async () => {
      const sealed = this.drafts as Uint8Array<ArrayBuffer> | null
      this.drafts = null
      return { ok: true, value: { sealed } }
    },
  }
}
