import { XConnection } from './xConnection.ts'

const GET_ATTRIBUTES = 3
const QUERY_TREE = 15
const INTERN_ATOM = 16
const GET_GEOMETRY = 14
const GET_PROPERTY = 20
const SET_FOCUS = 42
const GET_IMAGE = 73
const QUERY_EXTENSION = 98
const GET_KEYS = 101
const VIEWABLE = 2
const WM_NAME = 39
const WM_CLASS = 67
const KEY_PRESS = 2
const KEY_RELEASE = 3

/** Keysyms of the keys that write nothing; a letter or digit is its own code. */
const KEYSYMS: Readonly<Record<string, number>> = {
  Escape: 0xff1b,
  Enter: 0xff0d,
  Tab: 0xff09,
  ArrowUp: 0xff52,
  ArrowDown: 0xff54,
  Shift: 0xffe1,
  Control: 0xffe3,
  F9: 0xffc6,
}

/** Whether this computer shows its windows on a display that can be watched and typed on from outside. */
export const canWatchDisplay = process.platform === 'linux'

function words(...values: number[]): Buffer {
  const body = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) body.writeUInt32LE(value, 4 * index)
  return body
}

function text(name: string): Buffer {
  return Buffer.concat([Buffer.from([name.length, 0, 0, 0]), Buffer.from(name, 'latin1')])
}

/** The display of the tests, as somebody sees it who looks at the screen and types on the keyboard. */
export class XDisplay {
  readonly #x: XConnection
  readonly #pidAtom: number
  readonly #test: number
  readonly #keycodes: ReadonlyMap<number, number>

  private constructor(x: XConnection, pidAtom: number, test: number, keycodes: ReadonlyMap<number, number>) {
    this.#x = x
    this.#pidAtom = pidAtom
    this.#test = test
    this.#keycodes = keycodes
  }

  static async open(display = process.env.DISPLAY ?? ''): Promise<XDisplay> {
    const x = await XConnection.open(display)
    const atom = await x.ask(INTERN_ATOM, 0, text('_NET_WM_PID'))
    const test = await x.ask(QUERY_EXTENSION, 0, text('XTEST'))
    if (!atom || test?.[8] !== 1) throw new Error('this display has no keyboard for tests')
    return new XDisplay(x, atom.readUInt32LE(8), test.readUInt8(9), await XDisplay.#readKeys(x))
  }

  static async #readKeys(x: XConnection): Promise<Map<number, number>> {
    const { minKeycode, maxKeycode } = x.setup
    const reply = await x.ask(GET_KEYS, 0, Buffer.from([minKeycode, maxKeycode - minKeycode + 1, 0, 0]))
    const keycodes = new Map<number, number>()
    if (!reply) return keycodes
    const each = reply.readUInt8(1)
    for (let key = maxKeycode - minKeycode; key >= 0; key--)
      keycodes.set(reply.readUInt32LE(32 + 4 * each * key), minKeycode + key)
    return keycodes
  }

  /** The windows of a process that are on the screen at this moment. */
  async windowsOf(pid: number): Promise<number[]> {
    const tree = await this.#x.ask(QUERY_TREE, 0, words(this.#x.setup.root))
    const count = tree?.readUInt16LE(16) ?? 0
    const ids = Array.from({ length: count }, (_, index) => tree?.readUInt32LE(32 + 4 * index) ?? 0)
    const shown = await Promise.all(ids.map(async id => (await this.#isShown(id, pid)) && id))
    return shown.filter(id => id !== false)
  }

  /** What the display says of a window to panels and lists of windows: its name and its class. */
  async wordsOf(window: number): Promise<string[]> {
    const replies = await Promise.all(
      [WM_NAME, WM_CLASS].map(atom => this.#x.ask(GET_PROPERTY, 0, words(window, atom, 0, 0, 256))),
    )
    return replies.flatMap(reply =>
      (reply?.subarray(32, 32 + reply.readUInt32LE(16)).toString('utf8') ?? '').split('\0').filter(Boolean),
    )
  }

  /** What can be seen of a window at this moment, four bytes a pixel; null when it is gone or not on the screen. */
  async pictureOf(window: number): Promise<Buffer | null> {
    const place = await this.#x.ask(GET_GEOMETRY, 0, words(window))
    if (!place) return null
    const size = place.subarray(16, 20)
    const asked = Buffer.concat([words(window, 0), size, words(0xffffff)])
    const reply = await this.#x.ask(GET_IMAGE, 2, asked)
    return reply?.subarray(32) ?? null
  }

  /** Gives a window the keyboard, as a click into it would. */
  focus(window: number): void {
    this.#x.send(SET_FOCUS, 1, words(window, 0))
  }

  /** Presses a key and lets it go. */
  press(key: string): void {
    this.down(key)
    this.up(key)
  }

  down(key: string): void {
    this.#fake(KEY_PRESS, key)
  }

  up(key: string): void {
    this.#fake(KEY_RELEASE, key)
  }

  /** Waits until the display has done everything that it was told before. */
  async settled(): Promise<void> {
    await this.#x.ask(INTERN_ATOM, 0, text('_NET_WM_PID'))
  }

  close(): void {
    this.#x.close()
  }

  async #isShown(id: number, pid: number): Promise<boolean> {
    const [attributes, property] = await Promise.all([
      this.#x.ask(GET_ATTRIBUTES, 0, words(id)),
      this.#x.ask(GET_PROPERTY, 0, words(id, this.#pidAtom, 0, 0, 1)),
    ])
    if (attributes?.[26] !== VIEWABLE || !property || property.length < 36) return false
    return property.readUInt32LE(32) === pid
  }

  #fake(kind: number, key: string): void {
    const keycode = this.#keycodes.get(KEYSYMS[key] ?? key.charCodeAt(0))
    if (keycode === undefined) throw new Error(`no key for ${key}`)
    const body = Buffer.alloc(32)
    body.set([kind, keycode])
    this.#x.send(this.#test, 2, body)
  }
}
