import { applyUpdate, encodeStateAsUpdate } from 'yjs'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import type { screenCalls } from '../../shared/ports/screenPort.ts'
import type { VouchingView } from '../../shared/ports/trustViews.ts'
import type { Handlers } from '../../shared/ports/typedPort.ts'
import type { DeviceId, RecordId, RoomId } from '../../shared/room/ids.ts'
import type { FakeCore } from './fakeCore.ts'
import { plainMember, replyOf } from './fakeViews.ts'

/** The clientID that this core binds to the screen's own device. */
export const OWN_CLIENT = 4242

type ProfileCalls =
  | 'profileState'
  | 'createProfile'
  | 'openProfile'
  | 'changePassphrase'
  | 'setDecoy'
  | 'setErase'
  | 'clearOthers'
  | 'deleteProfile'
  | 'exportProfile'
  | 'importProfile'

function profileHandlers(core: FakeCore): Pick<Handlers<typeof screenCalls>, ProfileCalls> {
  const open = () => {
    core.profile = { exists: true, open: true, wait: 0 }
  }
  const checked = ({ current }: { current: string }) => {
    if (current === 'wrong') throw new ProtocolError('PASSPHRASE_WRONG')
    return {}
  }
  return {
    profileState: () => core.profile,
    createProfile: () => {
      open()
      return {}
    },
    openProfile: ({ passphrase }) => {
      if (passphrase === 'wrong') throw new ProtocolError('PASSPHRASE_WRONG')
      open()
      return { damaged: core.damaged }
    },
    changePassphrase: checked,
    setDecoy: checked,
    setErase: checked,
    clearOthers: checked,
    deleteProfile: request => {
      checked(request)
      core.profile = { exists: false, open: false, wait: 0 }
      for (const [room, { kept }] of core.rooms) if (kept) core.rooms.delete(room)
      return {}
    },
    exportProfile: () => ({ saved: core.choosesFile }),
    importProfile: () => {
      if (!core.choosesFile) return { rooms: null }
      core.addRoom({ title: 'Harbour', kept: true, connection: 'ended' })
      return { rooms: 1 }
    },
  }
}

function keepingHandlers(
  core: FakeCore,
): Pick<Handlers<typeof screenCalls>, 'keepRoom' | 'forgetRoom' | 'holdDraft' | 'readDraft'> {
  return {
    keepRoom: ({ room }) => {
      core.changeRoom(room, { kept: true })
      return {}
    },
    forgetRoom: ({ room }) => {
      core.rooms.delete(room)
      core.emit.roomGone({ room })
      return {}
    },
    holdDraft: ({ room, text }) => {
      if (text === '') core.drafts.delete(room)
      else core.drafts.set(room, text)
      return {}
    },
    readDraft: ({ room }) => ({ text: core.drafts.get(room) ?? '' }),
  }
}

/** What the fake core does for each call of the screen. */
export function fakeCoreHandlers(core: FakeCore): Handlers<typeof screenCalls> {
  return {
    ...profileHandlers(core),
    ...keepingHandlers(core),
    listRooms: () => ({ rooms: [...core.rooms.values()] }),
    hostRoom: ({ title, name, servers }) => {
      const view = core.addRoom({
        title,
        servers: servers.map(url => ({ url, state: 'open' as const, problem: null })),
        kept: core.profile.open,
        members: [
          { ...plainMember, device: core.next(32) as DeviceId, name, role: 'facilitator', self: true },
        ],
      })
      return { room: view.room }
    },
    openRoom: ({ room }) => {
      core.changeRoom(room, { connection: 'connecting' })
      return {}
    },
    closeRoom: ({ room }) => {
      if (!core.rooms.get(room)?.kept) core.rooms.delete(room)
      return {}
    },
    removeMember: ({ room, device }) => {
      const members = core.rooms.get(room)?.members.filter(member => member.device !== device) ?? []
      core.changeRoom(room, { members, knowing: { known: 0, others: members.length - 1 } })
      return {}
    },
    createInvitation: ({ room }) => {
      const invitation = {
        link: 'rowan:1AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA',
        spoken: 'k3fm q8zr 5tpw x2hd 7bnc v9ja 4e',
        servers: ['ws://127.0.0.1:47100', 'ws://192.168.1.20:47100'],
        expiresAt: Date.now() + 86_400_000,
        organisation: '',
        state: 'open' as const,
      }
      core.changeRoom(room, { invitation })
      return invitation
    },
    cancelInvitation: ({ room }) => {
      core.changeRoom(room, { invitation: null })
      return {}
    },
    admit: ({ room, applicant }) => {
      const view = core.rooms.get(room)
      const person = view?.waiting.find(each => each.applicant === applicant)
      if (!view || !person) throw new ProtocolError('INVITE_STATE')
      core.changeRoom(room, {
        connection: 'here',
        waiting: [],
        invitation: view.invitation && { ...view.invitation, state: 'used' },
        members: [...view.members, { ...plainMember, device: core.next(32) as DeviceId, name: person.name }],
      })
      return {}
    },
    refuse: ({ room }) => {
      core.changeRoom(room, { waiting: [] })
      return {}
    },
    join: () => {
      core.join({ state: 'connecting' })
      return {}
    },
    checkInvitation: () => ({}),
    cancelJoin: () => ({}),
    ...trustHandlers(core),
    ...timelineHandlers(core),
    ...messageHandlers(core),
    ...governingHandlers(core),
    ...noteHandlers(core),
    ...linkHandlers(core),
  }
}

function linkHandlers(core: FakeCore): Pick<Handlers<typeof screenCalls>, 'readLinks' | 'tryRelay'> {
  return {
    readLinks: ({ room }) => {
      const { members, direct } = core.view(room)
      const people = members
        .filter(({ self }) => !self)
        .map(({ device, name, here }) => ({
          device,
          path: here ? (direct ? ('direct' as const) : ('relay' as const)) : null,
          away: here ? null : (core.away.get(name) ?? { step: 'never' as const, count: 0 }),
        }))
      return { people, ...core.links }
    },
    tryRelay: () => core.trial ?? new Promise(() => undefined),
  }
}

function trustHandlers(
  core: FakeCore,
): Pick<
  Handlers<typeof screenCalls>,
  | 'acceptInviter'
  | 'knowOrganisation'
  | 'readVouching'
  | 'requestCertificate'
  | 'takeCertificate'
  | 'removeCertificate'
> {
  const seen = (vouching: VouchingView) => {
    core.vouching = vouching
    return vouching
  }
  return {
    acceptInviter: () => ({}),
    knowOrganisation: () => ({ known: false }),
    readVouching: () => core.vouching,
    requestCertificate: () => seen({ ...core.vouching, request: 'rowan-request:AQ.' }),
    takeCertificate: () => {
      throw new ProtocolError('ORGANISATION_TEXT')
    },
    removeCertificate: () => seen({ request: null, certificate: null }),
  }
}

function timelineHandlers(
  core: FakeCore,
): Pick<Handlers<typeof screenCalls>, 'sendMessage' | 'readTimeline' | 'placeOfMessage' | 'searchTimeline'> {
  const placeOf = (room: RoomId, record: RecordId) =>
    core.timeline(room).findIndex(message => message.record === record)
  return {
    sendMessage: ({ room, text, contentNote = '', replyTo }) => {
      const target = replyTo && core.timeline(room)[placeOf(room, replyTo)]
      const reply = target ? replyOf(target) : null
      return { record: core.addMessage(room, { mine: true, text, contentNote, reply }).record }
    },
    readTimeline: ({ room, before, limit }) => {
      const timeline = core.timeline(room)
      const end = Math.min(before ?? timeline.length, timeline.length)
      const start = Math.max(0, end - limit)
      return { messages: timeline.slice(start, end), start, total: timeline.length }
    },
    placeOfMessage: ({ room, record }) => {
      const position = placeOf(room, record)
      return { position: position < 0 ? null : position }
    },
    searchTimeline: ({ room, text, limit }) => {
      const all = core.timeline(room).map((message, position) => ({ position, message }))
      const found = all.filter(({ message }) => message.text.includes(text))
      return { found: found.reverse().slice(0, limit), more: false, reached: 0 }
    },
  }
}

function messageHandlers(
  core: FakeCore,
): Pick<Handlers<typeof screenCalls>, 'removeMessage' | 'hideMessage' | 'refusals'> {
  return {
    removeMessage: ({ room, record }) => {
      core.takeWords(room, record, 'removed')
      return {}
    },
    hideMessage: ({ room, record }) => {
      core.takeWords(room, record, 'hiddenByFacilitator')
      return {}
    },
    refusals: () => ({ counts: core.counts }),
  }
}

function governingHandlers(
  core: FakeCore,
): Pick<
  Handlers<typeof screenCalls>,
  'setRole' | 'readmit' | 'changeRoom' | 'setRelayToken' | 'leaveRoom' | 'endRoom'
> {
  return {
    setRole: ({ room, device, role }) => {
      core.changeMember(room, device, { role })
      return {}
    },
    readmit: ({ room, device }) => {
      core.changeMember(room, device, { suspended: false })
      return {}
    },
    setRelayToken: ({ room }) => {
      core.changeRoom(room, { relayProblem: null })
      return {}
    },
    changeRoom: ({ room, title, paused, locked }) => {
      const view = core.view(room)
      core.changeRoom(room, {
        title: title ?? view.title,
        paused: paused ?? view.paused,
        locked: locked ?? view.locked,
      })
      return {}
    },
    leaveRoom: ({ room }) => {
      const go = () => {
        core.rooms.delete(room)
        core.emit.roomGone({ room })
      }
      if (core.farewells) core.farewells.push(go)
      else go()
      return {}
    },
    endRoom: ({ room }) => {
      const missing = core
        .view(room)
        .members.filter(({ self }) => !self)
        .map(({ name }) => name)
      core.changeRoom(room, { ending: { confirmed: 0, others: missing.length, missing } })
      return {}
    },
  }
}

function noteHandlers(
  core: FakeCore,
): Pick<Handlers<typeof screenCalls>, 'createNote' | 'openNote' | 'updateNote' | 'closeNote' | 'shareNote'> {
  return {
    createNote: ({ room, title }) => ({ note: core.addNote(room, title) }),
    openNote: ({ note }) => {
      const found = core.note(note)
      found.open = true
      return { state: encodeStateAsUpdate(found.doc), client: OWN_CLIENT }
    },
    updateNote: ({ note, update }) => {
      const { doc, updates } = core.note(note)
      updates.push(update)
      applyUpdate(doc, update)
      return {}
    },
    closeNote: ({ note }) => {
      core.note(note).open = false
      return {}
    },
    shareNote: ({ note }) => {
      core.note(note)
      return {}
    },
  }
}
