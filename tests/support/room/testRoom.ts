import { createAgreeKeyPair } from '../../../shared/crypto/agree.ts'
import { createSignKeyPair } from '../../../shared/crypto/sign.ts'
import { createRoom } from '../../../shared/room/createRoom.ts'
import { createDeviceKeys, type DeviceKeys } from '../../../shared/room/device/deviceKeys.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { EpochState } from '../../../shared/room/epoch/epochState.ts'
import { issueEpoch } from '../../../shared/room/epoch/issueEpoch.ts'
import type { Member } from '../../../shared/room/epoch/member.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { EpochId, PersonId, RoomId } from '../../../shared/room/ids.ts'
import { type EpochNode, heldNode } from '../../../shared/room/membership/epochNode.ts'
import { there } from '../refusals.ts'

/** When everything in these tests is written, in ms. */
export const AT = 1_700_000_000_000

/** A device with its secret keys, and its entry in an epoch. */
export type Device = { readonly keys: DeviceKeys; readonly member: Member }

/** A device that was never in the room, ready to be added in the epoch with this number. */
export function newDevice(room: RoomId, name: string, seniority: number, facilitator = false): Device {
  const control = createSignKeyPair()
  const keys = createDeviceKeys(room, createAgreeKeyPair(), createAgreeKeyPair(), control)
  const member: Member = {
    device: keys.device,
    identity: keys.identity.publicKey,
    control: control.publicKey,
    role: facilitator ? 'facilitator' : 'member',
    person: keys.device as string as PersonId,
    name,
    leaf: there(keys.leaves.at(-1)).pair.publicKey,
    leafCounter: 0,
    seniority,
  }
  return { keys, member }
}

/** A room that its founder has just made. */
export function foundRoom() {
  const { keys, epoch } = createRoom('Founder', {
    title: 'Evening',
    ice: 'relay',
    paused: false,
    locked: false,
    ended: false,
    servers: ['wss://a.example'],
    relay: null,
  })
  const founder: Device = { keys, member: there(epoch.state.members[0]) }
  return { founder, epoch, control: keys.control.publicKey }
}

/** The epoch that adds these devices; nobody has said hello in the parent. */
export function addDevices(issuer: DeviceKeys, parent: Epoch, newcomers: readonly Device[]): Epoch {
  const members = newcomers.map(({ member }) => member)
  const state: EpochState = {
    ...parent.state,
    members: [...parent.state.members, ...members],
    frontiers: [[]],
  }
  return issueEpoch(issuer, [parent], state, [members.map(member => ({ type: 'add', member }))])
}

/** What a reader knows who holds these epochs, and no other. */
export const holding =
  (...epochs: readonly Epoch[]) =>
  (id: EpochId): EpochNode | undefined => {
    const nodes = new Map<EpochId, EpochNode>()
    for (const epoch of epochs)
      nodes.set(
        epoch.id,
        heldNode(
          epoch,
          epoch.parents.flatMap(parent => nodes.get(parent) ?? []),
        ),
      )
    return nodes.get(id)
  }

/** A founder and two members in the room's second epoch, each with her own opened copy of it. */
export function roomOfThree() {
  const { founder, epoch: first, control } = foundRoom()
  const [ana, bo] = [newDevice(first.room, 'Ana', 1), newDevice(first.room, 'Bo', 1)]
  const epoch = addDevices(founder.keys, first, [ana, bo])
  const opened = (device: Device) => openEpoch(epoch.signed, device.keys, control)
  return { founder, ana, bo, first, epoch, control, atAna: opened(ana), atBo: opened(bo) }
}
