import * as Y from 'yjs'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { JoinView, MessageView, RoomView } from '../../../shared/ports/screenViews.ts'
import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import { createSession, type Session } from '../../../shared/session/createSession.ts'
import type { SimulatedNetwork, SimulatedTransport } from '../simulation/simulatedNetwork.ts'
import { MemoryMain } from './memoryMain.ts'
import { MemoryProfile } from './memoryProfile.ts'

/** As cheap as a reader accepts: what a passphrase costs is shown elsewhere. */
export const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }

/** One person's app without its screen: a real session on the simulated network, and what her screen would have been told. */
export class SimulatedPerson {
  readonly name: string
  readonly session: Session
  readonly transport: SimulatedTransport
  readonly store: MemoryProfile
  readonly main: MemoryMain
  /** How far her computer's clock is ahead of the true time, in ms. */
  readonly ahead: number
  join: JoinView = { state: 'idle' }
  /** From which positions the timeline changed, in order. */
  readonly changes: number[] = []
  readonly #views = new Map<RoomId, RoomView>()
  #isDead = false
  readonly #mirrors = new Map<DocId, { readonly doc: Y.Doc; readonly room: RoomId }>()

  constructor(
    name: string,
    network: SimulatedNetwork,
    clock: Clock,
    store = new MemoryProfile(),
    ahead = 0,
    main = new MemoryMain(),
  ) {
    this.name = name
    this.store = store
    this.ahead = ahead
    this.main = main
    this.transport = network.join()
    this.session = createSession({
      transport: this.transport,
      vaultFiles: store.vaultFiles,
      openStore: store.openStore,
      main: main.calls,
      passwordCost: CHEAPEST,
      clock: {
        now: () => clock.now() + ahead,
        after: (milliseconds, run) => clock.after(milliseconds, () => (this.#isDead ? undefined : run())),
      },
      needServers: () => undefined,
      emit: {
        roomChanged: ({ view }) => this.#views.set(view.room as RoomId, view as RoomView),
        roomGone: ({ room }) => this.#views.delete(room as RoomId),
        timelineChanged: ({ from }) => {
          this.changes.push(from)
        },
        noteUpdate: ({ note, update }) => {
          const mirror = this.#mirrors.get(note as DocId)
          if (mirror !== undefined) Y.applyUpdate(mirror.doc, update, 'core')
        },
        noteReplaced: ({ note }) => {
          this.#mirrors.delete(note as DocId)
        },
        joinChanged: view => {
          this.join = view as JoinView
        },
      },
    })
  }

  /** The calls of this person's screen. */
  get calls(): Session['handlers'] {
    return this.session.handlers
  }

  /** True when this person has a room. */
  get isInRoom(): boolean {
    return this.#views.size > 0
  }

  /** Her process is killed: nothing more happens in it, and nobody is told goodbye. */
  crash(): void {
    this.#isDead = true
    this.transport.crash()
  }

  /** The digits that her screen shows while she waits, to be read aloud. */
  get digits(): string {
    if (this.join.state !== 'waiting') throw new Error(`${this.name} does not wait`)
    return this.join.sas
  }

  /** The one room this person is in. */
  room(): RoomView {
    const [view] = [...this.#views.values()]
    if (view === undefined) throw new Error(`${this.name} is in no room`)
    return view
  }

  /** Every message of the timeline. */
  async timeline(): Promise<MessageView[]> {
    const page = await this.calls.readTimeline({ room: this.room().room, before: null, limit: 200 })
    return page.messages as MessageView[]
  }

  /** The words of every message. */
  async words(): Promise<string[]> {
    return (await this.timeline()).map(message => message.text)
  }

  /** Says something. */
  async say(text: string): Promise<void> {
    await this.calls.sendMessage({ room: this.room().room, text })
  }

  /** Opens a note in a mirror as the editor would. */
  async mirror(note: DocId): Promise<Y.Doc> {
    const known = this.#mirrors.get(note)
    if (known !== undefined) return known.doc
    const { room } = this.room()
    const { state, client } = await this.calls.openNote({ room, note })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state, 'core')
    // Yjs draws a new one when what comes in has its own in it
    doc.clientID = client
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'core') this.calls.updateNote({ room, note, update })
    })
    this.#mirrors.set(note, { doc, room })
    return doc
  }

  /** Adds a paragraph at the end of a note. */
  async write(note: DocId, text: string): Promise<void> {
    const doc = await this.mirror(note)
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      const root = doc.getXmlFragment('note')
      root.insert(root.length, [paragraph])
    })
  }

  /** Takes a block out of a note. */
  async erase(note: DocId, at: number): Promise<void> {
    const doc = await this.mirror(note)
    doc.transact(() => doc.getXmlFragment('note').delete(at, 1))
  }

  /** The words of a note as core has them. */
  async noteText(note: DocId): Promise<string> {
    const { state } = await this.calls.openNote({ room: this.room().room, note })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    return doc
      .getXmlFragment('note')
      .toArray()
      .map(block => block.toString().replace(/<[^>]+>/g, ''))
      .join('\n')
  }
}
