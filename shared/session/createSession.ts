import { type ErrorCode, ensure } from '../bytes/protocolError.ts'
import type { PasswordCost } from '../crypto/password.ts'
import type { Clock } from '../ports/clock.ts'
import type { mainCalls } from '../ports/mainPort.ts'
import type { screenCalls, screenEvents } from '../ports/screenPort.ts'
import type { OpenKeyValueStore, VaultFiles } from '../ports/store.ts'
import type { Transport } from '../ports/transport.ts'
import type { Caller, Emitter, Handlers } from '../ports/typedPort.ts'
import type { RoomPolicy } from '../room/epoch/epochState.ts'
import type { RoomId } from '../room/ids.ts'
import { parseInvitationText } from '../room/invitation/invitationText.ts'
import { checkName } from '../room/names.ts'
import { relayAccess } from '../room/relay/relayAccess.ts'
import { backupHandlers, keepingHandlers, profileHandlers } from './profile/profileHandlers.ts'
import { linkHandlers } from './room/linkHandlers.ts'
import type { RoomSession } from './room/roomSession.ts'
import { Rooms } from './rooms.ts'
import { trustHandlers } from './trust/trustHandlers.ts'

/** What a session is joined to: the network, the place of the profile, time, and the screen. */
export type SessionParts = {
  readonly transport: Transport
  readonly vaultFiles: VaultFiles
  readonly openStore: OpenKeyValueStore
  /** What main does for the session. */
  readonly main: Pick<
    Caller<typeof mainCalls>,
    'standing' | 'saveFile' | 'openFile' | 'holdDrafts' | 'takeDrafts' | 'lookAtServer'
  >
  /** What a try of a new passphrase costs; PASSWORD_COST unless told. */
  readonly passwordCost?: PasswordCost
  readonly clock: Clock
  /** Called before anything is opened on these servers. */
  readonly needServers: (servers: readonly string[]) => void
  readonly emit: Emitter<typeof screenEvents>
}

/** A session: answers every call of the screen, until it is closed. */
export type Session = {
  readonly handlers: Handlers<typeof screenCalls>
  /** How often each ErrorCode was counted since the session began. */
  readonly refusals: ReadonlyMap<ErrorCode, number>
  /** Takes how far this computer's clock is ahead of a signalling server's, in ms; null when that is not known any more. */
  serverTime(url: string, clockAhead: number | null): void
  /** Leaves every room, writes what is to be kept, forgets the keys. */
  close(): Promise<void>
}

/** Joins rooms, documents, transport and store: what core runs and what tests drive. `cryptoReady` must have resolved. */
export function createSession(parts: SessionParts): Session {
  const rooms = new Rooms(parts)
  return {
    handlers: {
      ...profileHandlers(rooms),
      ...keepingHandlers(rooms),
      ...backupHandlers(rooms, parts.main, parts.passwordCost),
      ...joiningHandlers(rooms),
      ...trustHandlers(rooms),
      ...membershipHandlers(rooms),
      ...roomHandlers(rooms),
      ...linkHandlers(rooms),
    },
    refusals: rooms.refusals,
    serverTime: (url, clockAhead) => rooms.servers.tellTime(url, clockAhead),
    close: () => rooms.close(),
  }
}

/** What a facilitator may change of a room; what is left out stays. */
type PolicyRequest = {
  title?: string | undefined
  paused?: boolean | undefined
  locked?: boolean | undefined
}

type Part<Names extends keyof typeof screenCalls> = Pick<Handlers<typeof screenCalls>, Names>

function joiningHandlers(
  rooms: Rooms,
): Part<
  | 'hostRoom'
  | 'openRoom'
  | 'closeRoom'
  | 'join'
  | 'checkInvitation'
  | 'cancelJoin'
  | 'createInvitation'
  | 'cancelInvitation'
  | 'admit'
  | 'refuse'
> {
  return {
    hostRoom: ({ title, name, servers, direct, relayToken }) => {
      const relay = relayToken === undefined ? null : relayAccess(relayToken, servers[0] ?? '')
      const ice = direct ? 'direct' : 'relay'
      const policy = {
        title: checkName(title),
        ice,
        paused: false,
        locked: false,
        ended: false,
        servers,
        relay: null,
      } as const
      const room = rooms.host(checkName(name), policy, relay)
      return typeof room === 'string' ? { room } : room.then(id => ({ room: id }))
    },
    openRoom: ({ room, servers }) => done(() => rooms.open(room, servers)),
    closeRoom: ({ room }) => done(() => rooms.leave(room)),
    join: ({ invitation, name, servers }) => {
      const parsed = parseInvitationText(invitation)
      const chosen = servers ?? parsed.servers
      ensure(chosen.length > 0, 'SERVER_ADDRESS')
      return done(() => rooms.join(parsed, checkName(name), chosen))
    },
    checkInvitation: ({ invitation }) => done(() => void parseInvitationText(invitation)),
    cancelJoin: () => done(() => rooms.cancelJoin()),
    createInvitation: ({ room, codeWord = '' }) =>
      rooms.get(room).door.invite(codeWord, facilitator => rooms.trust.proofFor(facilitator)),
    cancelInvitation: ({ room }) => done(() => rooms.get(room).door.takeBack()),
    admit: ({ room, applicant, digits }) => done(() => rooms.get(room).admit(applicant, digits)),
    refuse: ({ room, applicant }) => done(() => rooms.get(room).door.refuse(applicant)),
  }
}

function membershipHandlers(
  rooms: Rooms,
): Part<
  | 'removeMember'
  | 'setRole'
  | 'readmit'
  | 'changeRoom'
  | 'setRelayToken'
  | 'leaveRoom'
  | 'endRoom'
  | 'refusals'
> {
  return {
    removeMember: ({ room, device }) =>
      done(() => rooms.get(room).change({ type: 'remove', devices: [device] })),
    setRole: ({ room, device, role }) => done(() => rooms.get(room).change({ type: 'role', device, role })),
    readmit: ({ room, device }) => done(() => rooms.get(room).readmit(device)),
    changeRoom: ({ room, ...policy }) =>
      done(() => rooms.get(room).change({ type: 'policy', policy: checkedPolicy(policy) })),
    setRelayToken: ({ room, token }) => done(() => rooms.get(room).setRelayToken(token)),
    leaveRoom: ({ room }) => done(() => rooms.get(room).leaveForGood()),
    endRoom: ({ room }) => done(() => rooms.get(room).change({ type: 'policy', policy: { ended: true } })),
    refusals: () => ({ counts: [...rooms.refusals].map(([code, count]) => ({ code, count })) }),
  }
}

function checkedPolicy({ title, paused, locked }: PolicyRequest): Partial<RoomPolicy> {
  return {
    ...(title !== undefined && { title: checkName(title) }),
    ...(paused !== undefined && { paused }),
    ...(locked !== undefined && { locked }),
  }
}

function roomHandlers(
  rooms: Rooms,
): Part<
  | 'sendMessage'
  | 'removeMessage'
  | 'hideMessage'
  | 'readTimeline'
  | 'placeOfMessage'
  | 'searchTimeline'
  | 'createNote'
  | 'openNote'
  | 'updateNote'
  | 'closeNote'
  | 'shareNote'
> {
  return {
    sendMessage: ({ room, text, contentNote, replyTo }) =>
      kept(rooms, room, desk => ({ record: desk.sendMessage(text, { contentNote, replyTo }) })),
    removeMessage: ({ room, record }) => kept(rooms, room, desk => done(() => desk.removeMessage(record))),
    hideMessage: ({ room, record }) => kept(rooms, room, desk => done(() => desk.hideMessage(record))),
    readTimeline: ({ room, before, limit }) => rooms.get(room).desk.readTimeline(before, limit),
    placeOfMessage: ({ room, record }) => rooms.get(room).desk.placeOfMessage(record),
    searchTimeline: ({ room, text, ...limits }) => rooms.get(room).desk.searchTimeline(text, limits),
    createNote: ({ room, title }) => ({ note: rooms.get(room).desk.createNote(title) }),
    openNote: ({ room, note }) => rooms.get(room).desk.openNote(note),
    updateNote: ({ room, note, update }) => done(() => rooms.get(room).desk.updateNote(note, update)),
    shareNote: ({ room, note }) => done(() => rooms.get(room).desk.shareNote(note)),
    closeNote: ({ room, note }) => done(() => rooms.get(room).desk.closeNote(note)),
  }
}

/** Answers in a kept room when what was done is written for good; PROFILE_WRITE when it cannot be now: it is tried again. */
function kept<T>(rooms: Rooms, id: RoomId, act: (desk: RoomSession['desk']) => T): T | Promise<T> {
  const room = rooms.get(id)
  const answer = act(room.desk)
  return room.kept ? rooms.profile.saveNow().then(() => answer) : answer
}

function done(act: () => void): Record<string, never> {
  act()
  return {}
}
