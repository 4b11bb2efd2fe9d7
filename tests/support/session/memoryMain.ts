import type { SessionParts } from '../../../shared/session/createSession.ts'

/** What main does for a session, in memory: it outlives the sessions of one computer until that is switched off. */
export class MemoryMain {
  standing = { profile: false, rooms: false }
  drafts: Uint8Array | null = null
  /** The file that was saved last, and that is opened next. */
  file: Uint8Array | null = null

  readonly calls: SessionParts['main'] = {
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
