import type { z } from 'zod'
import type { ErrorCode } from '../bytes/protocolError.ts'

/** Calls of a port: a request and a response schema for each name. */
export type Calls = Readonly<Record<string, { readonly request: z.ZodType; readonly response: z.ZodType }>>
/** Events of a port: a schema for each name. */
export type Events = Readonly<Record<string, z.ZodType>>

/** One end of a message channel, whatever kind the process has. */
export type Channel = {
  post(message: unknown): void
  /** Called once; the channel starts delivering then. */
  onMessage(receive: (message: unknown) => void): void
  /** Called at most once: `closed` runs when either end has closed. Absent where the kind of channel cannot tell. */
  onClose?(closed: () => void): void
  close(): void
}

/** A handler for every call; a missing one does not compile. */
export type Handlers<C extends Calls> = {
  readonly [Name in keyof C]: (
    request: z.output<C[Name]['request']>,
  ) => z.input<C[Name]['response']> | Promise<z.input<C[Name]['response']>>
}

/** What came of a call: a value, or the ErrorCode of its refusal. */
export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode }

/** Makes calls; each gives a result, never an exception. */
export type Caller<C extends Calls> = {
  readonly [Name in keyof C]: (
    request: z.input<C[Name]['request']>,
  ) => Promise<CallResult<z.output<C[Name]['response']>>>
}

/** Hears events; a missing listener does not compile. */
export type Listeners<E extends Events> = {
  readonly [Name in keyof E]: (payload: z.output<E[Name]>) => void
}

/** Sends events. */
export type Emitter<E extends Events> = {
  readonly [Name in keyof E]: (payload: z.input<E[Name]>) => void
}
