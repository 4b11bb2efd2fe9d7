import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { AgreeKeyPair, AgreePublicKey } from '../../../shared/crypto/agree.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import type { PersonId, RoomId } from '../../../shared/room/ids.ts'
import { inviterReceives } from '../../../shared/room/invitation/inviterHandshake.ts'
import type { InviterResult, InviterState } from '../../../shared/room/invitation/inviterState.ts'
import { joinerReceives } from '../../../shared/room/invitation/joinerHandshake.ts'
import type { JoinerResult, JoinerState } from '../../../shared/room/invitation/joinerState.ts'
import type { Host } from '../../../shared/room/invitation/parties.ts'
import { hexOf, type Run, type VectorFile } from './vectorFile.ts'

/** Hears one message as F or as J; gives the state after it and what it said. */
export const runInvitations: Run = file => {
  const heard = file.bytes('message')
  const step =
    file.text('role') === 'F'
      ? inviterReceives(inviterState(file), heard, file.number('now'))
      : joinerReceives(joinerState(file), heard, () => true)
  if (step.refused !== undefined) throw new ProtocolError(step.refused)
  return { at: step.state.at, says: step.result === undefined ? '' : said(step.result) }
}

function said(result: InviterResult | JoinerResult): string {
  switch (result.type) {
    case 'applicant':
      return `${result.sas} ${result.applicant.id} ${result.applicant.name}`
    case 'met':
    case 'waiting':
      return hostWords(result.host)
    case 'joined':
    case 'admitted':
      return result.payload.length > 64 ? `${result.payload.length} bytes` : hexOf(result.payload)
    case 'closed':
    case 'ended':
      return result.code
  }
}

/** Her name; then the code word, and who vouches for her until when, where there are any. */
function hostWords({ name, codeWord, certificate }: Host): string {
  const vouched = certificate === null ? [] : [certificate.name, String(certificate.until)]
  return [name, ...(codeWord === '' ? [] : [codeWord]), ...vouched].join(' | ')
}

const pair = (file: VectorFile, name: string): AgreeKeyPair => ({
  publicKey: file.text(name) as AgreePublicKey,
  secretKey: new Secret<'agree'>(file.bytes(`${name}-secret`)),
})

function inviterState(file: VectorFile): InviterState {
  const invitation = {
    secret: new Secret<'invite'>(file.bytes('inv')),
    fingerprint: new Uint8Array(16),
    expiresAt: file.number('expires'),
  }
  const control = file.text('e-ctl') as SignPublicKey
  const identity = {
    xId: pair(file, 'x-id'),
    control,
    roomId: file.text('room') as RoomId,
    name: 'Founder',
    codeWord: '',
    proof: new Uint8Array(),
  }
  const always = { invitation, identity, failures: 0, seen: [] }
  if (file.text('at') === 'open') return { ...always, at: 'open' }
  const attempt = {
    m1: file.bytes('m1'),
    m2: file.bytes('m2'),
    joinerEphemeral: file.text('e-of-j') as AgreePublicKey,
    commitment: file.bytes('commitment'),
    ephemeral: pair(file, 'e'),
    nonce: file.bytes('n'),
    key: new Secret<'inv-k2'>(file.bytes('k2')),
  }
  if (file.text('at') === 'answered')
    return { ...always, at: 'answered', attempt, heardAt: file.number('now') }
  const nobody = '' as AgreePublicKey
  const applicant = { id: '', name: '', xId: nobody, control, leaf: nobody, personId: '' as PersonId }
  const key = new Secret<'inv-k3'>(file.bytes('k3'))
  const met = { ...always, attempt, m3: file.bytes('m3'), key, applicant, sas: '' }
  return file.has('m4')
    ? { ...met, at: 'admitting', m4: file.bytes('m4') }
    : { ...met, at: 'waiting', wrongDigits: 0 }
}

function joinerState(file: VectorFile): JoinerState {
  const control = file.text('e-ctl') as SignPublicKey
  const identity = { xId: pair(file, 'x-id'), leaf: pair(file, 'leaf'), control }
  const xId = identity.xId.publicKey
  const attempt = {
    code: {
      secret: new Secret<'invite'>(file.bytes('inv')),
      fingerprint: file.has('fingerprint') ? file.bytes('fingerprint') : null,
    },
    identity,
    claim: { xId, control, leaf: identity.leaf.publicKey, personId: '00'.repeat(16) as PersonId, name: 'J' },
    ephemeral: pair(file, 'e'),
    nonce: file.bytes('n'),
    m1: file.bytes('m1'),
  }
  if (file.text('at') === 'asking') return { at: 'asking', attempt }
  const host = { xId, control, roomId: '' as RoomId, name: '', codeWord: '', certificate: null }
  const key = new Secret<'inv-k3'>(file.bytes('k3'))
  return { at: 'waiting', attempt, m2: file.bytes('m2'), m3: file.bytes('m3'), key, sas: '', host }
}
