import type { RowanApp } from '../../renderer/screen/app/createApp.ts'
import type { ScreenSession } from '../../renderer/screen/session/createScreenSession.ts'
import type { FakeCore } from '../support/fakeCore.ts'
import type { FakeComputer } from '../support/fakeHost.ts'

/** What a scene is played with: the real screen over a core in memory, and the ways of a person and of a core to act on it. */
export type Stage = {
  readonly app: RowanApp
  readonly session: ScreenSession
  readonly core: FakeCore
  readonly computer: FakeComputer
  /** What main reports when the keys to hide are pressed while they are practised. */
  hidePractised(): void
  /** Waits until something with this test id is on the screen, and gives the first. */
  see(testId: string): Promise<HTMLElement>
  /** Waits until something with this test id says something. */
  read(testId: string): Promise<void>
  /** Waits for a button and presses it. */
  press(testId: string): Promise<void>
  /** Waits for such buttons and presses the last. */
  pressLast(testId: string): Promise<void>
  /** Waits for a field and writes into it. */
  write(testId: string, text: string): Promise<void>
  /** Lets the waits that have begun end at once, as if that time had passed; how long they are, at least, in ms. */
  passTime(atLeast: number): void
}

/** One screen in one state, and how it is reached. Its name is the name of its pictures and of its tree. */
export type Scene = { readonly name: string; readonly reach: (stage: Stage) => void | Promise<void> }
