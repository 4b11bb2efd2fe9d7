import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { DeviceId, DocId, RoomId } from '../../../shared/room/ids.ts'
import type { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { tohex } from '../room/primitives.ts'
import { keptRooms } from '../session/keptRecords.ts'
import type { SimulatedPerson } from '../session/simulatedSession.ts'
import type { SimulatedClock } from '../simulation/simulatedClock.ts'
import type { Look, Victim } from './commonCriterion.ts'

/** Whom of the room it does not matter to see come and go: the attacker herself. */
type Besides = { readonly attacker?: DeviceId }

/**
 * A person's running session. Seen is all that her screen can show (the room, every message, every note's state) and what
 * her profile keeps, if she keeps one, down to her epochs and leaves; records are those that her profile keeps.
 */
export function sessionVictim(person: SimulatedPerson, clock: SimulatedClock, besides: Besides = {}): Victim {
  return {
    counters: () => person.session.refusals,
    look: async () => {
      await settle(clock)
      const { seen, records } = await kept(person)
      return { seen: { shown: await shown(person, besides), kept: seen }, records }
    },
  }
}

/** A ledger alone, with the codes that its listener was told. Seen are its epochs and its strands' names; records are those it verified. */
export function ledgerVictim(heard: {
  readonly ledger: Ledger
  readonly refused: readonly ErrorCode[]
}): Victim {
  return {
    counters: () => counted(heard.refused),
    look: () => {
      const { epochs, strands, records } = heard.ledger
      return {
        seen: {
          epochs: epochs.map(({ id }) => id),
          strands: [...strands].map(({ strand, frozen }) => ({ strand, frozen })),
        },
        records: [...records].map(({ id }) => id),
      }
    },
  }
}

/** How often each code stands in a list. */
export function counted(codes: readonly ErrorCode[]): Map<ErrorCode, number> {
  const counts = new Map<ErrorCode, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

/** All messages on their way arrive, and what changed is saved. */
async function settle(clock: SimulatedClock): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    clock.advance(1_000)
    await new Promise(resolve => setImmediate(resolve))
  }
}

async function shown({ calls }: SimulatedPerson, { attacker }: Besides): Promise<unknown> {
  const { rooms } = await calls.listRooms({})
  const seen: unknown[] = []
  for (const view of rooms) {
    const room = view.room as RoomId
    const members = view.members.map(member =>
      member.device === attacker ? { ...member, here: null } : member,
    )
    const notes = await Promise.all(
      view.notes.map(async ({ note }) => tohex((await calls.openNote({ room, note: note as DocId })).state)),
    )
    seen.push({ ...view, members }, await timeline(calls, room), notes)
  }
  return seen
}

async function timeline(calls: SimulatedPerson['calls'], room: RoomId): Promise<unknown[]> {
  const messages: unknown[] = []
  for (let before: number | null = null; before !== 0; ) {
    const page: Awaited<ReturnType<typeof calls.readTimeline>> = await calls.readTimeline({
      room,
      before,
      limit: 200,
    })
    messages.unshift(...page.messages)
    before = page.start
  }
  return messages
}

async function kept(person: SimulatedPerson): Promise<Look> {
  if (person.store.generations.length === 0) return { seen: null, records: [] }
  const rooms = await keptRooms(person)
  return {
    seen: rooms.map(({ keys, epochs }) => ({
      device: keys.device,
      leaves: keys.leaves.map(({ counter, pair }) => [counter, pair.publicKey]),
      epochs: epochs.map(({ signed }) => tohex(signed)),
    })),
    // the id of a record is the beginning of its wire (PROTOCOL.md §5)
    records: rooms.flatMap(({ wires }) => wires.map(wire => tohex(wire.subarray(0, 32)))),
  }
}
