declare module 'y-webrtc' {
  import type { Awareness } from 'y-protocols/awareness'
  import type { Doc } from 'yjs'

  export type WebrtcRoom = {
    readonly peerId: string
    readonly webrtcConns: ReadonlyMap<string, { destroy(): void }>
    bcconnected: boolean
  }

  export class WebrtcProvider {
    constructor(
      room: string,
      doc: Doc,
      options: {
        signaling: string[]
        password: undefined
        awareness: Awareness
        maxConns: number
        filterBcConns: boolean
        peerOpts: { wrtc: object; config: object }
      },
    )
    readonly key: PromiseLike<unknown>
    readonly room: WebrtcRoom | null
    disconnect(): void
    destroy(): void
  }
}
