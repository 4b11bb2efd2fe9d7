import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectionReport, type ReportParts } from '../../../renderer/screen/session/connectionReport.ts'
import { serverPlace } from '../../../renderer/screen/session/serverPlace.ts'
import { systemKind } from '../../../renderer/screen/session/systemKind.ts'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { formatMessage, type MessageValues } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES, type Language } from '../../../shared/i18n/languages.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import type { DeviceId, DocId, RoomId } from '../../../shared/room/ids.ts'
import { eventOf, memberOf, roomOf } from '../../support/fakeViews.ts'

const wordsIn = (language: Language) => (key: MessageKey, values?: MessageValues) =>
  formatMessage(language, key, values)

const id = fc.stringMatching(/^[0-9a-f]{32}$/)
const name = fc.oneof(
  fc.stringMatching(/^[a-z]{3} [a-z]{8}$/),
  fc.stringMatching(/^[一-鿿]{4,8}$/u),
  fc.stringMatching(/^[가-힣]{4,8}$/u),
)
const ip = fc.oneof(fc.ipV4(), fc.ipV6())
const topic = fc.stringMatching(/^[A-Za-z0-9_-]{32}$/)
const time = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) })

/** Everything that must not be in a report: who, where, what, when. */
const planted = fc.record({
  people: fc.array(fc.record({ name, device: id }), { minLength: 1, maxLength: 4 }),
  title: name,
  note: name,
  room: id,
  waiting: name,
  codeWord: topic,
  ip,
  host: fc.stringMatching(/^[a-z]{6,12}\.example$/),
  path: topic,
  time,
})
type Planted = typeof planted extends fc.Arbitrary<infer T> ? T : never

/** A room with all of it in every field that a room has. */
function roomWith(secret: Planted): RoomView {
  const { people, title, room, ip, host, path, note, waiting, codeWord, time } = secret
  return roomOf({
    room: room as RoomId,
    title,
    members: [
      memberOf('Willow', { self: true }),
      ...people.map(({ name, device }, at) =>
        memberOf(name, { device: device as DeviceId, here: at % 2 === 0 }),
      ),
    ],
    notes: [{ note: room as DocId, title: note, mine: true, shareable: false }],
    waiting: [{ applicant: codeWord, name: waiting, triesLeft: 3 }],
    invitation: {
      link: `rowan://join/#${codeWord}`,
      spoken: codeWord,
      servers: [`wss://${host}/${path}`],
      expiresAt: time,
      organisation: title,
      state: 'open',
    },
    servers: [
      { url: `wss://${host}/${path}`, state: 'open', problem: null },
      {
        url: `ws://${ip.includes(':') ? `[${ip}]` : ip}:47100`,
        state: 'closed',
        problem: 'SERVER_CERTIFICATE',
      },
    ],
    clockAhead: -1_020_000,
    direct: false,
    relayProblem: 'RELAY_REFUSED',
    ending: { confirmed: 0, others: 1, missing: [waiting] },
    events: [eventOf('removed', { name: waiting, by: title, at: time })],
  })
}

function partsOf(secret: Planted, language: Language): ReportParts {
  return {
    view: roomWith(secret),
    links: {
      people: secret.people.map(({ device }, at) => ({
        device: device as DeviceId,
        path: at % 2 === 0 ? ('relay' as const) : null,
        away: at % 2 === 0 ? null : { step: 'minutes' as const, count: 4 },
      })),
      relayLeft: 40,
    },
    counts: [{ code: 'LINK_STATE', count: 3 }],
    trial: { outcome: 'refused', ways: [{ way: 'tls', outcome: 'refused', roundTrip: null }] },
    version: '0.1.0',
    system: 'Linux',
    language,
  }
}

describe('the report about a connection', () => {
  it.each(LANGUAGES)('says nothing of who, where, what and when, in %s', language => {
    const words = wordsIn(language)
    fc.assert(
      fc.property(planted, secret => {
        const report = connectionReport(partsOf(secret, language), words)
        const { people, time, ...rest } = secret
        const all = [...people.flatMap(({ name, device }) => [name, device]), ...Object.values(rest)]
        for (const text of all.filter(text => text.length > 3)) expect(report).not.toContain(text)
        for (const part of [secret.host.split('.')[0] ?? '', ...secret.title.split(' ')])
          if (part.length > 5) expect(report).not.toContain(part)
        expect(report).not.toMatch(/:\/\/|\d+\.\d+\.\d+\.\d+|[0-9a-f]{12}|\d\d?:\d\d/)
        for (const moment of [time, Math.floor(time / 1000)]) expect(report).not.toContain(`${moment}`)
      }),
    )
  })

  it('is the same for any two rooms that differ in nothing else', () => {
    const sameShape = fc
      .tuple(planted, planted)
      .filter(
        ([one, other]) =>
          one.people.length === other.people.length &&
          serverPlace(roomWith(one).servers[1]?.url ?? '') ===
            serverPlace(roomWith(other).servers[1]?.url ?? ''),
      )
    fc.assert(
      fc.property(sameShape, ([one, other]) => {
        const words = wordsIn('en')
        expect(connectionReport(partsOf(one, 'en'), words)).toBe(
          connectionReport(partsOf(other, 'en'), words),
        )
      }),
    )
  })

  it('says what whoever helps needs to know', () => {
    const view = roomOf({
      connection: 'alone',
      clockAhead: 1_500_000,
      direct: false,
      relayProblem: 'RELAY_UNREACHABLE',
      members: ['Willow', 'Heron', 'Otter', 'Finch'].map((each, at) => memberOf(each, { self: at === 0 })),
      servers: [
        { url: 'wss://meet.example.org', state: 'open', problem: null },
        { url: 'ws://192.168.1.20:47100', state: 'closed', problem: 'SERVER_KIND' },
        { url: 'ws://127.0.0.1:47100', state: 'connecting', problem: null },
      ],
    })
    const [, heron, otter, finch] = view.members
    const people = [
      { device: heron?.device as DeviceId, path: 'relay' as const, away: null },
      { device: otter?.device as DeviceId, path: 'unknown' as const, away: null },
      { device: finch?.device as DeviceId, path: null, away: { step: 'never' as const, count: 0 } },
    ]
    const parts: ReportParts = {
      view,
      links: { people, relayLeft: 40 },
      counts: [
        { code: 'LINK_TIMEOUT', count: 5 },
        { code: 'SIGNAL', count: 1 },
      ],
      trial: {
        outcome: 'works',
        ways: [
          { way: 'udp', outcome: 'unreachable', roundTrip: null },
          { way: 'tls', outcome: 'works', roundTrip: 31 },
        ],
      },
      version: '0.1.0',
      system: 'Windows',
      language: 'en',
    }
    expect(connectionReport(parts, wordsIn('en')).split('\n')).toEqual([
      'Rowan 0.1.0, Windows, language en',
      'Room: through a relay only',
      'Connection: Nobody else is here right now.',
      'Meeting point 1: wss, elsewhere, reached',
      'Meeting point 2: ws, in a local network, not reached (SERVER_KIND)',
      'Meeting point 3: ws, on this computer, connecting',
      'Others in the room: 3. Linked: 2 (directly 0, through the relay 1, way not known 1)',
      'Relay: RELAY_UNREACHABLE',
      'The relay was given for at least 40 more minutes',
      'The relay was tried: The relay works.',
      '- UDP: no answer',
      '- TLS: there and back in 31 ms',
      'Clock: off by about 25 minutes',
      'Not accepted: LINK_TIMEOUT 5, SIGNAL 1',
    ])
  })

  it('says nothing of a relay where there is none', () => {
    const direct: ReportParts = {
      view: roomOf({ direct: true }),
      links: { people: [], relayLeft: null },
      counts: [],
      trial: null,
      version: '0.1.0',
      system: '',
      language: 'en',
    }
    const report = connectionReport(direct, wordsIn('en'))
    expect(report).not.toMatch(/Relay:|was tried/)
    expect(report).toContain('Rowan 0.1.0, ?, language en')
    expect(report).toContain('Not accepted: nothing')
    expect(report).toContain('Clock: no difference')
    const relay = { ...direct, view: roomOf({ direct: false }) }
    expect(connectionReport(relay, wordsIn('en'))).toContain('The relay was not tried.')
  })
})

describe('where a meeting point is', () => {
  it.each([
    ['ws://127.0.0.1:47100', 'here'],
    ['ws://localhost:1', 'here'],
    ['ws://[::1]:47100/x', 'here'],
    ['ws://192.168.1.20:47100', 'local'],
    ['ws://10.1.2.3', 'local'],
    ['ws://172.31.0.1:1', 'local'],
    ['ws://[fd12::1]:47100', 'local'],
    ['ws://[fe80::1]:47100', 'local'],
    ['ws://printer.local:47100', 'local'],
    ['ws://172.32.0.1:1', 'elsewhere'],
    ['ws://[2001:db8::1]:47100', 'elsewhere'],
    ['wss://meet.example.org/a', 'elsewhere'],
    ['wss://10.example.org', 'elsewhere'],
  ] as const)('%s is %s', (url, place) => {
    expect(serverPlace(url)).toBe(place)
  })
})

describe('the kind of a system', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/114', 'Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36', 'macOS'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'Linux'],
    ['something else', ''],
  ])('of %s is %s', (agent, kind) => {
    expect(systemKind(agent)).toBe(kind)
  })
})
