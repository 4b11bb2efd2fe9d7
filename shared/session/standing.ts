import type { ErrorCode } from '../bytes/protocolError.ts'
import type { mainCalls } from '../ports/mainPort.ts'
import type { Caller } from '../ports/typedPort.ts'

type Stands = { readonly profile: boolean; readonly rooms: boolean }

/** Tells main what a lock would end, whenever that is something else than before. */
export class Standing {
  readonly #main: Pick<Caller<typeof mainCalls>, 'standing'>
  readonly #now: () => Stands
  readonly #failed: (code: ErrorCode) => void
  #told: Stands = { profile: false, rooms: false }

  constructor(
    main: Pick<Caller<typeof mainCalls>, 'standing'>,
    now: () => Stands,
    failed: (code: ErrorCode) => void,
  ) {
    this.#main = main
    this.#now = now
    this.#failed = failed
  }

  /** Looks, and tells where something changed. */
  tell(): void {
    const { profile, rooms } = this.#now()
    if (profile === this.#told.profile && rooms === this.#told.rooms) return
    this.#told = { profile, rooms }
    void this.#tell({ profile, rooms })
  }

  async #tell(stands: Stands): Promise<void> {
    const told = await this.#main.standing(stands)
    if (!told.ok) this.#failed(told.code)
  }
}
