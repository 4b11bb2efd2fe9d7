import type { z } from 'zod'
import { hostCalls } from '../../shared/ports/hostPort.ts'
import { mainCalls } from '../../shared/ports/mainPort.ts'
import { netCalls } from '../../shared/ports/netPort.ts'
import { screenCalls } from '../../shared/ports/screenPort.ts'
import type { Calls } from '../../shared/ports/typedPort.ts'

type Samples<C extends Calls> = { readonly [Name in keyof C]: z.input<C[Name]['request']> }

const room = '0a'.repeat(16)
const note = '0b'.repeat(16)
const epoch = '0c'.repeat(32)
const device = '0d'.repeat(16)
const record = '0f'.repeat(32)
const link = '0e'.repeat(16)
const topic = 'Topic_-0'.repeat(4)
const servers = ['ws://127.0.0.1:47470', 'wss://signal.example/path']
const key = new Uint8Array(32)
const topics = { publish: topic, listen: [topic] }

const screen: Samples<typeof screenCalls> = {
  profileState: {},
  createProfile: { passphrase: 'words' },
  openProfile: { passphrase: 'words' },
  changePassphrase: { current: 'words', next: 'other words' },
  setDecoy: { current: 'words', decoy: 'other words' },
  setErase: { current: 'words', erase: 'other words' },
  clearOthers: { current: 'words' },
  deleteProfile: { current: 'words' },
  keepRoom: { room },
  forgetRoom: { room },
  exportProfile: { passphrase: 'words' },
  importProfile: { passphrase: 'words' },
  holdDraft: { room, text: '你好' },
  readDraft: { room },
  listRooms: {},
  hostRoom: { title: 'Tuesday', name: 'Ann', servers, direct: true },
  openRoom: { room, servers },
  closeRoom: { room },
  createInvitation: { room },
  cancelInvitation: { room },
  admit: { room, applicant: 'a', digits: '482 013 955' },
  acceptInviter: {},
  knowOrganisation: {},
  readVouching: {},
  requestCertificate: {},
  takeCertificate: { text: 'rowan-certificate:AQ' },
  removeCertificate: {},
  refuse: { room, applicant: 'a' },
  removeMember: { room, device },
  setRole: { room, device, role: 'facilitator' },
  readmit: { room, device },
  setRelayToken: { room, token: 'a'.repeat(48) },
  changeRoom: { room, title: 'Wednesday', paused: true, locked: false },
  leaveRoom: { room },
  endRoom: { room },
  join: { invitation: 'code', name: 'Bo', servers, direct: false },
  checkInvitation: { invitation: 'code' },
  cancelJoin: {},
  readLinks: { room },
  tryRelay: { room },
  sendMessage: { room, text: '你好', contentNote: '天气', replyTo: record },
  removeMessage: { room, record },
  hideMessage: { room, record },
  readTimeline: { room, before: null, limit: 50 },
  placeOfMessage: { room, record },
  searchTimeline: { room, text: '你好', limit: 20, before: 5, shown: [record] },
  createNote: { room, title: 'Plan' },
  openNote: { room, note },
  updateNote: { room, note, update: new Uint8Array(8) },
  closeNote: { room, note },
  shareNote: { room, note },
  refusals: {},
}

const host: Samples<typeof hostCalls> = {
  startSignaling: {},
  plannedSignaling: {},
  stopSignaling: {},
  hide: {},
  quit: {},
  lock: {},
  active: {},
  copied: {},
  readClipboard: {},
  savePlainText: { text: '你好' },
  practiseHide: { on: true },
  readSettings: {},
  forgetSettings: {},
  changeSettings: { change: { lockAfter: 60_000 }, keep: false },
}

const main: Samples<typeof mainCalls> = {
  openNet: { servers, direct: false },
  lookAtServer: { url: servers[0] ?? '' },
  closeNet: {},
  standing: { profile: true, rooms: false },
  saveFile: { bytes: new Uint8Array(9) },
  openFile: {},
  holdDrafts: { sealed: new Uint8Array(9) },
  takeDrafts: {},
}

const net: Samples<typeof netCalls> = {
  openCarrier: {
    room,
    epoch,
    self: device,
    servers,
    topics,
    signalKey: key,
    peers: [{ device, linkKey: key, signalKey: key }],
    ice: { policy: 'relay', servers: [{ urls: ['turns:turn.example'], username: 'u', credential: 'c' }] },
  },
  closeCarrier: { epoch },
  setTopics: { epoch, topics },
  append: { epoch, entry: new Uint8Array(9) },
  sendFrame: { link, frame: new Uint8Array(9) },
  dropLink: { link },
  openTopic: { topic, servers },
  closeTopic: { topic },
  publishTopic: { topic, payload: new Uint8Array(9) },
  askRelay: { room, server: servers[0] ?? '', token: new Uint8Array(48) },
  tryRelay: { epoch },
}

/** Every port there is, with a request for each of its calls that is accepted. */
export const PORTS: readonly { name: string; calls: Calls; samples: Readonly<Record<string, object>> }[] = [
  { name: 'screen to core', calls: screenCalls, samples: screen },
  { name: 'screen to main', calls: hostCalls, samples: host },
  { name: 'core to main', calls: mainCalls, samples: main },
  { name: 'core to net', calls: netCalls, samples: net },
]
