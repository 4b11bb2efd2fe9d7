import type {
  EventView,
  MemberView,
  MessageView,
  ReplyView,
  RoomView,
} from '../../shared/ports/screenViews.ts'
import type { DeviceId, RecordId, RoomId } from '../../shared/room/ids.ts'

/** A member as most are; who she is comes on top. */
export const plainMember: Omit<MemberView, 'device' | 'name'> = {
  role: 'member',
  self: false,
  here: true,
  suspended: false,
  twofold: false,
}

/** A room in which nothing special is going on; which it is comes on top. */
export const plainRoom: Omit<RoomView, 'room' | 'members'> = {
  title: 'Tuesday',
  role: 'facilitator',
  connection: 'here',
  notes: [],
  waiting: [],
  invitation: null,
  servers: [{ url: 'ws://192.168.1.20:47100', state: 'open', problem: null }],
  clockAhead: null,
  direct: true,
  relayProblem: null,
  kept: false,
  removed: false,
  knowing: { known: 0, others: 0 },
  securing: false,
  paused: false,
  locked: false,
  ended: false,
  ending: null,
  events: [],
}

/** Somebody of this name. */
export function memberOf(name: string, change: Partial<MemberView> = {}): MemberView {
  return {
    ...plainMember,
    device: [...new TextEncoder().encode(name)]
      .map(byte => byte.toString(16).padStart(2, '0'))
      .join('')
      .padEnd(32, '0') as DeviceId,
    name,
    ...change,
  }
}

/** A room with the facilitator Willow, who looks at it, and the member Heron. */
export function roomOf(change: Partial<RoomView> = {}): RoomView {
  const role = change.role ?? 'facilitator'
  const members = [memberOf('Willow', { self: true, role }), memberOf('Heron')]
  return { ...plainRoom, room: 'a'.repeat(32) as RoomId, members, ...change }
}

/** A message of somebody else. */
export function messageOf(change: Partial<MessageView> = {}): MessageView {
  return {
    record: '1'.padStart(64, '0') as RecordId,
    author: '2'.padStart(32, '0') as DeviceId,
    authorName: 'Heron',
    mine: false,
    at: Date.UTC(2026, 0, 15, 12),
    text: 'words',
    contentNote: '',
    reply: null,
    removed: false,
    hiddenByFacilitator: false,
    delivered: 1,
    others: 1,
    saved: false,
    ...change,
  }
}

/** Something that everybody was told. */
export function eventOf(kind: EventView['kind'], change: Partial<EventView> = {}): EventView {
  return { at: Date.UTC(2026, 0, 15, 12), kind, name: 'Heron', by: 'Willow', ...change }
}

/** What is quoted of a message above an answer to it. */
export function replyOf({ record, authorName, text, contentNote, ...message }: MessageView): ReplyView {
  const gone = message.removed || message.hiddenByFacilitator
  return { record, authorName, text: contentNote ? '' : text.slice(0, 200), contentNote, gone, here: true }
}
