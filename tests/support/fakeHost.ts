import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { DEFAULT_SETTINGS, type HostApi, type Settings, settingsSchema } from '../../shared/ports/hostPort.ts'

/** What a computer was asked for, and what it remembers. */
export type FakeComputer = {
  started: number
  stopped: number
  quits: number
  hidden: number
  locked: number
  active: number
  copied: number
  practising: boolean
  /** What is on the clipboard, and how often it was read. */
  clipboard: string
  clipboardReads: number
  /** What was saved as plain words; whether a place is chosen for it. */
  saved: string[]
  choosesPlace: boolean
  settings: Settings
  /** What was written for good; null when nothing ever was. */
  written: Settings | null
  /** What writing the settings is refused with. */
  unwritable: ErrorCode | null
}

const done = { ok: true, value: {} } as const

/** A main process in memory: what the page asks of it is counted, and what it reports is up to the test. */
export function fakeHost(servers: string[]) {
  const computer: FakeComputer = {
    started: 0,
    stopped: 0,
    quits: 0,
    hidden: 0,
    locked: 0,
    active: 0,
    copied: 0,
    practising: false,
    clipboard: '',
    clipboardReads: 0,
    saved: [],
    choosesPlace: true,
    settings: DEFAULT_SETTINGS,
    written: null,
    unwritable: null,
  }
  const counting = (what: 'stopped' | 'quits' | 'hidden' | 'locked' | 'active' | 'copied') => async () => {
    computer[what] += 1
    return done
  }
  const heard = { gone: [] as (() => void)[], idle: [] as (() => void)[], practised: [] as (() => void)[] }
  const tell = (who: readonly (() => void)[]) => {
    for (const listener of who) listener()
  }
  const host: HostApi = {
    startSignaling: async () => {
      computer.started += 1
      return { ok: true, value: { servers } }
    },
    plannedSignaling: async () => ({ ok: true, value: { servers } }),
    stopSignaling: counting('stopped'),
    quit: counting('quits'),
    hide: counting('hidden'),
    lock: counting('locked'),
    active: counting('active'),
    copied: counting('copied'),
    readClipboard: async () => {
      computer.clipboardReads += 1
      return { ok: true, value: { text: computer.clipboard } }
    },
    savePlainText: async ({ text }) => {
      if (computer.choosesPlace) computer.saved.push(text)
      return { ok: true, value: { saved: computer.choosesPlace } }
    },
    practiseHide: async ({ on }) => {
      computer.practising = on
      return done
    },
    readSettings: async () => ({
      ok: true,
      value: { settings: computer.settings, kept: computer.written !== null },
    }),
    forgetSettings: async () => {
      if (computer.unwritable) return { ok: false, code: computer.unwritable }
      computer.written = null
      return done
    },
    changeSettings: async ({ change, keep }) => {
      if (keep && computer.unwritable) return { ok: false, code: computer.unwritable }
      computer.settings = settingsSchema.parse({ ...computer.settings, ...change })
      if (keep) computer.written = computer.settings
      return { ok: true, value: computer.settings }
    },
    onCoreGone: listener => void heard.gone.push(listener),
    onIdle: listener => void heard.idle.push(listener),
    onHidePractised: listener => void heard.practised.push(() => listener({ took: 900 })),
  }
  return {
    host,
    computer,
    coreGone: () => tell(heard.gone),
    idle: () => tell(heard.idle),
    hidePractised: () => tell(heard.practised),
  }
}
