import { BytesReader } from '../../../shared/bytes/bytesReader.ts'
import { BytesWriter } from '../../../shared/bytes/bytesWriter.ts'
import { concatBytes } from '../../../shared/bytes/concatBytes.ts'
import { fromHex, hex } from '../../../shared/bytes/hex.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import type { Brand } from '../../../shared/crypto/brand.ts'
import { equalBytes, keyedHash } from '../../../shared/crypto/hash.ts'
import { LABELS, PREFIX } from '../../../shared/crypto/labels.ts'
import { seal, unseal } from '../../../shared/crypto/seal.ts'
import type { Secret } from '../../../shared/crypto/secret.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'

/** One stay of one device on one carrier: 16 random bytes as hexadecimal text (PROTOCOL.md §6). */
export type SignalSession = Brand<string, 'SignalSession'>

/** A device and its stay. */
export type SignalEnd = { readonly device: DeviceId; readonly session: SignalSession }

/** A signalling payload as it is inside its seal (PROTOCOL.md §6). `target` is null in a broadcast. */
export type SignalEnvelope = {
  readonly counter: number
  readonly nonce: Uint8Array
  readonly sender: SignalEnd
  readonly target: SignalEnd | null
  readonly body: Uint8Array
}

/** An opened envelope whose MAC is not checked yet. */
export type OpenedEnvelope = SignalEnvelope & { readonly head: Uint8Array; readonly mac: Uint8Array }

/** Signalling payloads are padded to a multiple of this many bytes. */
export const SIGNAL_BLOCK = 2048
/** Largest sealed signalling payload that is opened, in bytes; its base64url fits in 64 KiB. */
export const SIGNAL_MAX = 48 * 1024

const HEAD = 89
const MAC = 32
const ID = 16
const DIRECTED = 1
const NOBODY = '0'.repeat(2 * ID)

function additionalData(topic: Topic): Uint8Array {
  return utf8(PREFIX + LABELS.signal + topic)
}

function headOf({ counter, nonce, sender, target }: SignalEnvelope): Uint8Array {
  return new BytesWriter()
    .u64(counter)
    .raw(nonce)
    .raw(fromHex(sender.device))
    .raw(fromHex(sender.session))
    .u8(target ? DIRECTED : 0)
    .raw(fromHex(target?.device ?? NOBODY))
    .raw(fromHex(target?.session ?? NOBODY))
    .finish()
}

function macOf(
  key: Secret<'pair-signal'>,
  topic: Topic,
  { head, body }: Pick<OpenedEnvelope, 'head' | 'body'>,
): Uint8Array {
  return keyedHash(key, LABELS.signalMac, utf8(topic), head, body)
}

/** Seals a broadcast, or with the target's pair key a directed message (PROTOCOL.md §6). */
export function sealSignal(
  envelope: SignalEnvelope,
  topic: Topic,
  signalKey: Secret<'signal'>,
  pairKey: Secret<'pair-signal'> | null,
): Uint8Array {
  ensure((envelope.target === null) === (pairKey === null), 'BAD_VALUE')
  const head = headOf(envelope)
  const mac = pairKey ? macOf(pairKey, topic, { head, body: envelope.body }) : new Uint8Array(MAC)
  return seal(signalKey, additionalData(topic), concatBytes(head, mac, envelope.body), SIGNAL_BLOCK)
}

/** Opens what came on a topic; raises TOO_LARGE, OPEN_FAILED, TRUNCATED or BAD_VALUE (PROTOCOL.md §6). */
export function openSignal(sealed: Uint8Array, topic: Topic, signalKey: Secret<'signal'>): OpenedEnvelope {
  ensure(sealed.length <= SIGNAL_MAX, 'TOO_LARGE')
  const plain = unseal(signalKey, additionalData(topic), sealed, SIGNAL_BLOCK)
  const reader = new BytesReader(plain)
  const counter = reader.u64()
  const nonce = reader.raw(ID)
  const sender = readEnd(reader)
  const flags = reader.u8()
  ensure(flags === 0 || flags === DIRECTED, 'BAD_VALUE')
  const target = readEnd(reader)
  const mac = reader.raw(MAC)
  const directed = flags === DIRECTED
  const nobody = target.device === NOBODY && target.session === NOBODY && mac.every(byte => byte === 0)
  ensure(directed || nobody, 'BAD_VALUE')
  const head = plain.slice(0, HEAD)
  return { counter, nonce, sender, target: directed ? target : null, head, mac, body: reader.rest() }
}

function readEnd(reader: BytesReader): SignalEnd {
  return { device: hex(reader.raw(ID)) as DeviceId, session: hex(reader.raw(ID)) as SignalSession }
}

/** True when a directed message was made with this pair key for this topic. */
export function signalMacHolds(
  opened: OpenedEnvelope,
  topic: Topic,
  pairKey: Secret<'pair-signal'>,
): boolean {
  return equalBytes(opened.mac, macOf(pairKey, topic, opened))
}
