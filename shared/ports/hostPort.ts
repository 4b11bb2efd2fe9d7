import { z } from 'zod'
import { LANGUAGES } from '../i18n/languages.ts'
import { emptySchema, serversSchema } from './portSchemas.ts'
import { proxySchema } from './proxySchema.ts'
import type { Caller } from './typedPort.ts'

/** Keys that may hide beside Escape and Shift: none that writes anything. */
export const HIDE_KEYS = [
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'Pause',
  'ScrollLock',
  'Insert',
] as const

/** The name of the messages between the screen's preload script and main. */
export const HOST_MESSAGE = 'rowan-host'

/** The plain icons and titles that the window can have. */
export const APPEARANCES = ['rowan', 'notes', 'reader'] as const

/** Settings of this computer; none of them says what Rowan is used for. */
export const settingsSchema = z.strictObject({
  language: z.enum(LANGUAGES).nullable(),
  appearance: z.enum(APPEARANCES),
  /** Idle time until an open profile is locked, in ms: 30 s to 15 min. */
  lockAfter: z.number().int().min(30_000).max(900_000),
  /** Also hides when Shift is pressed three times. */
  hideOnShift: z.boolean(),
  /** One more key that hides, as its KeyboardEvent.code: a function key, Pause, ScrollLock or the like; null for none. */
  hideKey: z.enum(HIDE_KEYS).nullable(),
  /** Asks the system to leave the windows out of pictures of the screen; some assistive technology needs it off. */
  hinderCapture: z.boolean(),
  /** Through what servers are reached; null for nothing between. The system's own settings never count. */
  proxy: proxySchema.nullable(),
  /** Hiding was practised once. */
  practised: z.boolean(),
})

/** The settings of this computer. */
export type Settings = z.output<typeof settingsSchema>

/** What holds where nothing was chosen. */
export const DEFAULT_SETTINGS: Settings = {
  language: null,
  appearance: 'rowan',
  lockAfter: 120_000,
  hideOnShift: false,
  hideKey: null,
  hinderCapture: true,
  proxy: null,
  practised: false,
}

/** How much of the clipboard is read at most, in UTF-16 units: what an invitation may be long (PROTOCOL.md §9). */
export const CLIPBOARD_MAX = 2000
/** Longest text that is saved as a file of plain words, in UTF-16 units. */
export const PLAIN_TEXT_MAX = 4_000_000

/** How many presses of one key hide. */
export const HIDE_PRESSES = 3
/** How long may pass from one of them to the next, in ms. */
export const HIDE_GAP_MS = 1500

/** Every call from screen to main. */
export const hostCalls = {
  /** Starts the signalling server of this computer, or finds it running: its addresses, loopback first, then the local network. SERVER_START. */
  startSignaling: { request: emptySchema, response: z.strictObject({ servers: serversSchema }) },
  /** The addresses that it would have in this moment, as far as is known before it is started; nothing is started. */
  plannedSignaling: { request: emptySchema, response: z.strictObject({ servers: serversSchema }) },
  /** Stops it. */
  stopSignaling: { request: emptySchema, response: emptySchema },
  /** Hides everything at once, as the keys for it do: window, keys, network, process. There is no answer. */
  hide: { request: emptySchema, response: emptySchema },
  /** Closes the app in good order. There is no answer. */
  quit: { request: emptySchema, response: emptySchema },
  /** Locks now: the process with the keys ends and starts anew, and the screen with it. */
  lock: { request: emptySchema, response: emptySchema },
  /** The person does something, or reads and waits where that is no idleness. At most once every few seconds. */
  active: { request: emptySchema, response: emptySchema },
  /** Words of Rowan were copied: the clipboard is emptied after 30 s, if it still holds them. */
  copied: { request: emptySchema, response: emptySchema },
  /** The words on the clipboard, because the person pressed the button that says so; cut after CLIPBOARD_MAX, empty where there are none. */
  readClipboard: { request: emptySchema, response: z.strictObject({ text: z.string().max(CLIPBOARD_MAX) }) },
  /** Saves words as a plain file, which nothing protects, where the person says; `saved` is false when she chose no place. PROFILE_WRITE. */
  savePlainText: {
    request: z.strictObject({ text: z.string().min(1).max(PLAIN_TEXT_MAX) }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** The next time the keys to hide are pressed, only `hidePractised` follows; `on: false` ends the practice. */
  practiseHide: { request: z.strictObject({ on: z.boolean() }), response: emptySchema },
  /** The settings of this computer that are no secret, and whether they are written to it. */
  readSettings: {
    request: emptySchema,
    response: z.strictObject({ settings: settingsSchema, kept: z.boolean() }),
  },
  /** Removes what was written of the settings; they hold on until the app is closed. SETTINGS_WRITE. */
  forgetSettings: { request: emptySchema, response: emptySchema },
  /** Changes some of them, for good when `keep` says so: nothing is written to this computer otherwise. SETTINGS_WRITE. */
  changeSettings: {
    request: z.strictObject({ change: settingsSchema.partial(), keep: z.boolean() }),
    response: settingsSchema,
  },
} as const

/** Every event from main to screen. */
export const hostEvents = {
  /** The process with the keys has ended: nothing of it may stay on the screen. A fresh port follows. */
  coreGone: emptySchema,
  /** Nothing happened for a while and no profile is open: the veil is drawn. */
  idle: emptySchema,
  /** The keys to hide were pressed while they are practised; `took` is the time from the first to the last press, in ms. */
  hidePractised: z.strictObject({ took: z.number().int().nonnegative() }),
} as const

/** What the preload script puts on the page as `window.rowan`. */
export type HostApi = Caller<typeof hostCalls> & {
  onCoreGone(listener: () => void): void
  onIdle(listener: () => void): void
  onHidePractised(listener: (event: { readonly took: number }) => void): void
}
