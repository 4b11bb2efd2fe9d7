/** Prefix of every label, so that no byte string of Rowan means anything to another protocol (PROTOCOL.md §2). */
export const PREFIX = 'rowan/v1/'

/** Every domain-separation label, once (PROTOCOL.md §2). A label is used for one purpose only. */
export const LABELS = {
  // identities
  room: 'room',
  device: 'dev',
  strand: 'strand',
  yjsClient: 'yclient',
  // pairwise keys
  pair: 'pair',
  pairLink: 'pair-link',
  pairHello: 'pair-hello',
  pairCatchup: 'pair-catchup',
  pairSignal: 'pair-sig',
  pairFrame: 'pair-frame',
  catchupTopic: 'rv',
  catchupAsk: 'cu-ask',
  catchupGive: 'cu-give',
  catchupStale: 'cu-stale',
  hello: 'hello',
  // epochs
  epochCommit: 'epoch-commit',
  epochState: 'epoch-state',
  epochAad: 'epoch-aad',
  epochOps: 'epoch-ops',
  epochId: 'epoch-id',
  epochSignature: 'epoch',
  epochWire: 'epoch-wire',
  recordKey: 'rec',
  signalKey: 'signal',
  topic: 'topic',
  // records
  recordTag: 'tag',
  recordId: 'rec-id',
  recordSignature: 'rec',
  payload: 'payload',
  seal: 'seal',
  documentId: 'doc',
  // links
  link: 'link',
  linkId: 'link-id',
  frame: 'frame',
  seen: 'seen',
  signal: 'signal',
  signalMac: 'signal-mac',
  // invitations
  inviteKey1: 'inv-k1',
  inviteKey2: 'inv-k2',
  inviteKey3: 'inv-k3',
  inviteTopic: 'inv-topic',
  inviteHandshake: 'inv-th',
  inviteMaterial: 'inv-ikm',
  inviteCheck: 'inv-check',
  inviteFingerprint: 'inv-fp',
  inviteRefusal: 'inv-refusal',
  inviteEnd: 'inv-end',
  sasCommit: 'sas-commit',
  sas: 'sas',
  m1: 'm1',
  m2: 'm2',
  m3: 'm3',
  m4: 'm4',
  m5: 'm5',
  // organisations
  organisationFingerprint: 'org-fp',
  certificate: 'org-cert',
  certificateRequest: 'org-req',
  roomProof: 'org-room',
  // profile
  keyEncryption: 'kek',
  vaultSlot: 'slot',
  vaultChecksum: 'vault-check',
  profile: 'profile',
  storeName: 'store-name',
  storeValue: 'store-value',
  drafts: 'drafts',
} as const

/** One of {@link LABELS} (PROTOCOL.md §2). */
export type Label = (typeof LABELS)[keyof typeof LABELS]
