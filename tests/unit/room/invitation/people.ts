import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { createAgreeKeyPair } from '../../../../shared/crypto/agree.ts'
import { createSignKeyPair } from '../../../../shared/crypto/sign.ts'
import { idFrom } from '../../../../shared/room/ids.ts'
import { createInvitation, type Invitation } from '../../../../shared/room/invitation/createInvitation.ts'
import type { InvitationCode } from '../../../../shared/room/invitation/invitationCode.ts'
import { inviterReceives } from '../../../../shared/room/invitation/inviterHandshake.ts'
import {
  type InviterResult,
  type InviterState,
  type InviterStep,
  startInviting,
} from '../../../../shared/room/invitation/inviterState.ts'
import {
  type JudgeHost,
  joinerReceives,
  startJoining,
} from '../../../../shared/room/invitation/joinerHandshake.ts'
import type { JoinerResult, JoinerState, JoinerStep } from '../../../../shared/room/invitation/joinerState.ts'

/** When every meeting of the tests begins, in ms. */
export const START = Date.UTC(2026, 7, 1, 12)

/** Bytes that a test recognises again. */
export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The only element of a list, which is a mistake of the test otherwise. */
export function only<T>(items: readonly T[]): T {
  const [first, second] = items
  if (first === undefined || second !== undefined) throw new Error(`expected one, found ${items.length}`)
  return first
}

/** A facilitator's device: its state, and everything its session would have heard. */
export class Counsellor {
  state: InviterState
  readonly results: InviterResult[] = []
  readonly refusals: ErrorCode[] = []

  constructor(state: InviterState) {
    this.state = state
  }

  hears(message: Uint8Array, now = START): readonly Uint8Array[] {
    return this.takes(inviterReceives(this.state, message, now))
  }

  takes(step: InviterStep): readonly Uint8Array[] {
    this.state = step.state
    if (step.result !== undefined) this.results.push(step.result)
    if (step.refused !== undefined) this.refusals.push(step.refused)
    return step.send
  }
}

/** A joiner's device: its state, and everything its session would have heard. */
export class Survivor {
  state: JoinerState
  readonly m1: Uint8Array
  readonly results: JoinerResult[] = []
  readonly refusals: ErrorCode[] = []
  /** Goes on with every facilitator unless a test says otherwise. */
  judge: JudgeHost = () => true

  constructor(begun: JoinerStep) {
    this.state = begun.state
    this.m1 = only(begun.send)
  }

  hears(message: Uint8Array): readonly Uint8Array[] {
    return this.takes(joinerReceives(this.state, message, this.judge))
  }

  takes(step: JoinerStep): readonly Uint8Array[] {
    this.state = step.state
    if (step.result !== undefined) this.results.push(step.result)
    if (step.refused !== undefined) this.refusals.push(step.refused)
    return step.send
  }
}

/** A facilitator's keys, room and name. */
export function facilitatorIdentity(name = '林老师') {
  const room = idFrom('room', '0123456789abcdef0123456789abcdef')
  return {
    xId: createAgreeKeyPair(),
    control: createSignKeyPair().publicKey,
    roomId: room,
    name,
    codeWord: '',
    proof: new Uint8Array(),
  }
}

/** Somebody who begins to join with this code. */
export function survivorWith(code: InvitationCode, name = 'Mina'): Survivor {
  const identity = {
    xId: createAgreeKeyPair(),
    leaf: createAgreeKeyPair(),
    control: createSignKeyPair().publicKey,
  }
  return new Survivor(startJoining(code, identity, name))
}

/** A counsellor with a fresh invitation, and the survivor who got its link. */
export function setup(): { counsellor: Counsellor; survivor: Survivor; invitation: Invitation } {
  const identity = facilitatorIdentity()
  const invitation = createInvitation(identity, START)
  const counsellor = new Counsellor(startInviting(invitation, identity))
  return { counsellor, survivor: survivorWith(invitation), invitation }
}

/** Brings both as far as the waiting room; gives M2 and M3. */
export function meet(counsellor: Counsellor, survivor: Survivor, now = START) {
  const m2 = only(counsellor.hears(survivor.m1, now))
  const m3 = only(survivor.hears(m2))
  counsellor.hears(m3, now)
  return { m2, m3 }
}
