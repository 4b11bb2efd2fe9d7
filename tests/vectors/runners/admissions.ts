import type { AgreePublicKey } from '../../../shared/crypto/agree.ts'
import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import { openAdmission } from '../../../shared/session/joining/admissionPayload.ts'
import { readerKeys } from './reader.ts'
import type { Run } from './vectorFile.ts'

/** Opens an admission as the newcomer. */
export const runAdmissions: Run = file => {
  const me = readerKeys(file)
  const host = {
    xId: file.text('host-x-id') as AgreePublicKey,
    control: file.text('host-e-ctl') as SignPublicKey,
    roomId: me.room,
    name: 'Founder',
  }
  const { epoch, time } = openAdmission(file.bytes('payload'), me, host)
  return { epoch: epoch.id, members: String(epoch.state.members.length), time: String(time) }
}
