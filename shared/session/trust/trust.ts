import { ensure } from '../../bytes/protocolError.ts'
import { createSignKeyPair } from '../../crypto/sign.ts'
import type { Clock } from '../../ports/clock.ts'
import type { OrganisationView, VouchingView } from '../../ports/trustViews.ts'
import { type Certificate, ensureInTime, readCertificate } from '../../room/organisation/certificate.ts'
import { signRequest } from '../../room/organisation/certificateRequest.ts'
import { organisationFingerprint } from '../../room/organisation/organisationFingerprint.ts'
import { type FacilitatorKeys, signRoom } from '../../room/organisation/roomProof.ts'
import { readTrustText, trustText } from '../../room/organisation/trustText.ts'
import type { ProfileKeeper } from '../profile/profileKeeper.ts'
import { type CounsellorKey, ORGANISATIONS_MAX } from './trustBook.ts'

/** What a facilitator can show of herself in one room: a proof for M2, and the organisation's name; both empty where nobody vouches for her. */
export type Proof = { readonly proof: Uint8Array; readonly organisation: string }

const NO_PROOF: Proof = { proof: new Uint8Array(), organisation: '' }

/** Who vouches for the person of the open profile, and which organisations she knows (PROTOCOL.md §14). Without a profile nobody does, and none is known. */
export class Trust {
  readonly #profile: ProfileKeeper
  readonly #clock: Clock

  constructor(profile: ProfileKeeper, clock: Clock) {
    this.#profile = profile
    this.#clock = clock
  }

  /** The proof for these keys in this room; an empty one where there is no certificate that is in time (PROTOCOL.md §14). */
  proofFor(facilitator: FacilitatorKeys): Proof {
    const { counsellor } = this.#profile.trust
    if (counsellor?.certificate == null) return NO_PROOF
    const { name, until } = readCertificate(counsellor.certificate)
    if (until <= this.#clock.now()) return NO_PROOF
    return { proof: signRoom(counsellor.keys, counsellor.certificate, facilitator), organisation: name }
  }

  /** How a certificate looks to her: of an organisation whose words she compared, of one that has the name of such a one and another key, or new (PROTOCOL.md §14). */
  look({ organisation, name, until }: Certificate): OrganisationView {
    const { organisations } = this.#profile.trust
    const isKnown = organisations.some(({ key }) => key === organisation)
    const isNamesake = organisations.some(other => sameName(other.name, name))
    const standing = isKnown ? 'known' : isNamesake ? 'changed' : 'new'
    return { name, fingerprint: organisationFingerprint(organisation), until, standing }
  }

  /** Knows an organisation from now on, in the place of others with its name; gives false where no profile is open. PROFILE_WRITE. */
  async know({ organisation, name }: Certificate): Promise<boolean> {
    if (!this.#profile.isOpen) return false
    const { organisations, ...book } = this.#profile.trust
    const others = organisations.filter(({ key, name: its }) => key !== organisation && !sameName(its, name))
    const known = [...others, { key: organisation, name }].slice(-ORGANISATIONS_MAX)
    await this.#profile.writeTrust({ ...book, organisations: known })
    return true
  }

  /** What the person of the open profile is shown of who vouches for her; LOCKED. */
  view(): VouchingView {
    ensure(this.#profile.isOpen, 'LOCKED')
    const { counsellor } = this.#profile.trust
    if (counsellor === null) return { request: null, certificate: null }
    const request = trustText('request', signRequest(counsellor.keys))
    if (counsellor.certificate === null) return { request, certificate: null }
    const { organisation, name, until } = readCertificate(counsellor.certificate)
    const isOver = until <= this.#clock.now()
    const fingerprint = organisationFingerprint(organisation)
    return { request, certificate: { name, fingerprint, until, isOver } }
  }

  /** Makes a key for an organisation to vouch for, unless there is one; LOCKED, PROFILE_WRITE. */
  async request(): Promise<void> {
    ensure(this.#profile.isOpen, 'LOCKED')
    if (this.#profile.trust.counsellor === null)
      await this.#change({ keys: createSignKeyPair(), certificate: null })
  }

  /** Takes the certificate out of a text; LOCKED, ORGANISATION_TEXT, ORGANISATION_PROOF, ORGANISATION_EXPIRED, ORGANISATION_KEY when it is for another request, PROFILE_WRITE (PROTOCOL.md §14). */
  async take(text: string): Promise<void> {
    ensure(this.#profile.isOpen, 'LOCKED')
    const certificate = readTrustText('certificate', text)
    const content = readCertificate(certificate)
    const { counsellor } = this.#profile.trust
    ensure(counsellor !== null && counsellor.keys.publicKey === content.counsellor, 'ORGANISATION_KEY')
    ensureInTime(content, this.#clock.now())
    await this.#change({ keys: counsellor.keys, certificate })
  }

  /** Takes the certificate and its key off this computer; LOCKED, PROFILE_WRITE. */
  async remove(): Promise<void> {
    ensure(this.#profile.isOpen, 'LOCKED')
    await this.#change(null)
  }

  async #change(counsellor: CounsellorKey | null): Promise<void> {
    const before = this.#profile.trust.counsellor
    await this.#profile.writeTrust({ ...this.#profile.trust, counsellor })
    if (before !== null && before.keys !== counsellor?.keys) before.keys.secretKey.wipe()
  }
}

/** Names that look the same to a hurried eye: case, width and spaces do not tell them apart. */
function sameName(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, '')
}
