import { beforeAll, describe, expect, it } from 'vitest'
import { createSignKeyPair, type SignKeyPair } from '../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { signCertificate } from '../../../shared/room/organisation/certificate.ts'
import { readRequest } from '../../../shared/room/organisation/certificateRequest.ts'
import { organisationFingerprint } from '../../../shared/room/organisation/organisationFingerprint.ts'
import { readTrustText, trustText } from '../../../shared/room/organisation/trustText.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { PASSPHRASE, SERVERS, SimulatedRoom, settled } from '../../support/session/simulatedRoom.ts'
import { SimulatedPerson } from '../../support/session/simulatedSession.ts'

beforeAll(cryptoReady)

const DAY = 24 * 60 * 60 * 1000

/** What an organisation answers to a counsellor's request. */
function certify(organisation: SignKeyPair, request: string, now: number, name = 'River House', days = 30) {
  const counsellor = readRequest(readTrustText('request', request))
  return trustText(
    'certificate',
    signCertificate(organisation, { counsellor, until: now + days * DAY, name }, now),
  )
}

/** A counsellor with a profile, for whom an organisation vouches. */
async function setup() {
  const room = new SimulatedRoom()
  const { clock } = room
  const counsellor = await room.person('Counsellor', true)
  const { room: id } = await counsellor.calls.hostRoom({
    title: 'Evening',
    name: 'Counsellor',
    servers: SERVERS,
    direct: true,
  })
  const organisation = createSignKeyPair()
  await vouch(organisation)
  return { room, clock, counsellor, organisation, vouch, comes }

  /** Somebody comes with a new invitation; time passes. */
  async function comes(person: SimulatedPerson, codeWord = '') {
    const invitation = await counsellor.calls.createInvitation({ room: id as RoomId, codeWord })
    await person.calls.join({
      invitation: invitation.link,
      name: person.name,
      servers: SERVERS,
      direct: true,
    })
    clock.advance(5_000)
    return invitation
  }

  async function vouch(by: SignKeyPair, name?: string) {
    const { request } = await counsellor.calls.requestCertificate({})
    return counsellor.calls.takeCertificate({ text: certify(by, request ?? '', clock.now(), name) })
  }
}

describe('a counsellor for whom an organisation vouches', () => {
  it('is met with its name, words and end, and with the code word', async () => {
    const { room, clock, organisation, comes } = await setup()
    const lin = await room.person('Lin')
    const invitation = await comes(lin, ' 파란 우산 ')
    expect(invitation.organisation).toBe('River House')
    expect(lin.join).toMatchObject({
      state: 'waiting',
      hostName: 'Counsellor',
      codeWord: '파란 우산',
      organisation: {
        name: 'River House',
        fingerprint: organisationFingerprint(organisation.publicKey),
        standing: 'new',
      },
    })
    const until = lin.join.state === 'waiting' ? lin.join.organisation?.until : 0
    expect(Math.round(((until ?? 0) - clock.now()) / DAY)).toBe(30)
  })

  it('shows no name, words or code word to the network', async () => {
    const { room, comes } = await setup()
    await comes(await room.person('Lin'), 'umbrella')
    const wires = room.network.crossings.map(crossing => JSON.stringify(crossing))
    for (const word of ['River House', 'umbrella']) expect(wires.join(' ')).not.toContain(word)
  })

  it('is met without it once the certificate ran out, and is told so', async () => {
    const { room, clock, counsellor, comes } = await setup()
    clock.advance(31 * DAY)
    const { certificate } = await counsellor.calls.readVouching({})
    expect(certificate).toMatchObject({ name: 'River House', isOver: true })
    const lin = await room.person('Lin')
    expect((await comes(lin)).organisation).toBe('')
    expect(lin.join).toMatchObject({ state: 'waiting', organisation: null })
  })

  it('is not believed by whoever’s clock says that the certificate ran out: she is told so, and nothing is told of her', async () => {
    const { room, counsellor, comes } = await setup()
    const lin = await room.person('Lin', false, 31 * DAY)
    await comes(lin)
    expect(lin.join).toEqual({ state: 'failed', code: 'ORGANISATION_EXPIRED' })
    room.clock.advance(60_000)
    expect(counsellor.room().waiting).toEqual([])
  })

  it('stays vouched for after a restart, and after a room was destroyed', async () => {
    const { room, counsellor } = await setup()
    const other = await counsellor.calls.hostRoom({
      title: 'Other',
      name: 'Counsellor',
      servers: SERVERS,
      direct: true,
    })
    const before = await counsellor.calls.readVouching({})
    await counsellor.calls.forgetRoom({ room: other.room as RoomId })
    await settled()
    const again = await personWith(room, counsellor.store.copy())
    expect(await again.calls.readVouching({})).toEqual(before)
  })

  it('removes it, and the next request has another key', async () => {
    const { counsellor } = await setup()
    const { request } = await counsellor.calls.readVouching({})
    expect(await counsellor.calls.removeCertificate({})).toEqual({ request: null, certificate: null })
    expect((await counsellor.calls.requestCertificate({})).request).not.toBe(request)
  })

  it.each<[string, (right: string) => string, string]>([
    ['nothing of it', () => 'hello', 'ORGANISATION_TEXT'],
    ['half of it', right => right.slice(0, 202), 'ORGANISATION_TEXT'],
    [
      'one letter wrong',
      right => right.slice(0, 60) + (right[60] === 'A' ? 'B' : 'A') + right.slice(61),
      'ORGANISATION_PROOF',
    ],
  ])('cannot take a certificate with %s', async (_, change, code) => {
    const { room, counsellor, organisation } = await setup()
    const { request } = await counsellor.calls.readVouching({})
    const right = certify(organisation, request ?? '', room.clock.now())
    const before = await counsellor.calls.readVouching({})
    expect(await laterRefusal(() => counsellor.calls.takeCertificate({ text: change(right) }))).toBe(code)
    expect(await counsellor.calls.readVouching({})).toEqual(before)
  })

  it('cannot take one that was made for another request, or that is over', async () => {
    const { room, counsellor, organisation } = await setup()
    const { request } = await counsellor.calls.readVouching({})
    const now = room.clock.now()
    const over = certify(organisation, request ?? '', now - 40 * DAY)
    expect(await laterRefusal(() => counsellor.calls.takeCertificate({ text: over }))).toBe(
      'ORGANISATION_EXPIRED',
    )
    await counsellor.calls.removeCertificate({})
    await counsellor.calls.requestCertificate({})
    const other = certify(organisation, request ?? '', now)
    expect(await laterRefusal(() => counsellor.calls.takeCertificate({ text: other }))).toBe(
      'ORGANISATION_KEY',
    )
  })

  it('needs an open profile', async () => {
    const { room } = await setup()
    const lin = await room.person('Lin')
    for (const call of ['readVouching', 'requestCertificate', 'removeCertificate'] as const)
      expect(await laterRefusal(async () => lin.calls[call]({}))).toBe('LOCKED')
  })
})

describe('an organisation whose words were compared', () => {
  it('is known the next time, also after a restart', async () => {
    const { room, comes } = await setup()
    const lin = await room.person('Lin', true)
    await comes(lin)
    expect(await lin.calls.knowOrganisation({})).toEqual({ known: true })
    await lin.calls.cancelJoin({})
    await settled()
    const store = lin.store.copy()
    const again = await room.person('Lin again')
    await comes(again)
    expect(again.join).toMatchObject({ organisation: { standing: 'new' } })
    await again.calls.cancelJoin({})
    const restarted = await personWith(room, store)
    await comes(restarted)
    expect(restarted.join).toMatchObject({ state: 'waiting', organisation: { standing: 'known' } })
  })

  it('is not remembered where no profile is open', async () => {
    const { room, comes } = await setup()
    const lin = await room.person('Lin')
    await comes(lin)
    expect(await lin.calls.knowOrganisation({})).toEqual({ known: false })
  })

  it.each(['River House', 'river  house', 'ＲＩＶＥＲ ＨＯＵＳＥ', 'River-House'])(
    'P0-7: under another key stops everything, by the name of %s, until she goes on',
    async name => {
      const { room, vouch, counsellor, comes } = await setup()
      const lin = await room.person('Lin', true)
      await comes(lin)
      await lin.calls.knowOrganisation({})
      await lin.calls.cancelJoin({})
      const pretender = createSignKeyPair()
      await vouch(pretender, name)
      await comes(lin, 'umbrella')
      expect(lin.join).toMatchObject({
        state: 'stopped',
        hostName: 'Counsellor',
        codeWord: 'umbrella',
        organisation: {
          name,
          standing: 'changed',
          fingerprint: organisationFingerprint(pretender.publicKey),
        },
      })
      room.clock.advance(10 * 60_000)
      // her name was told to nobody
      expect(counsellor.room().waiting).toEqual([])
      expect(lin.join.state).toBe('stopped')
      await lin.calls.acceptInviter({})
      room.clock.advance(5_000)
      expect(lin.join).toMatchObject({ state: 'waiting', organisation: { standing: 'changed' } })
      expect(there(counsellor.room().waiting[0]).name).toBe('Lin')
      await lin.calls.knowOrganisation({})
      await lin.calls.cancelJoin({})
      await comes(lin)
      expect(lin.join).toMatchObject({ state: 'waiting', organisation: { standing: 'known' } })
    },
  )

  it('that she stops at hears nothing of her', async () => {
    const { room, vouch, counsellor, comes } = await setup()
    const lin = await room.person('Lin', true)
    await comes(lin)
    await lin.calls.knowOrganisation({})
    await lin.calls.cancelJoin({})
    await vouch(createSignKeyPair())
    await comes(lin)
    await lin.calls.cancelJoin({})
    room.clock.advance(10 * 60_000)
    expect(counsellor.room().waiting).toEqual([])
    expect(await laterRefusal(() => lin.calls.acceptInviter({}))).toBe('INVITE_STATE')
  })
})

async function personWith(room: SimulatedRoom, store: SimulatedPerson['store']): Promise<SimulatedPerson> {
  const person = new SimulatedPerson('Lin', room.network, room.clock, store)
  await person.calls.openProfile({ passphrase: PASSPHRASE })
  return person
}
