import { runAdmissions } from './admissions.ts'
import { runBodies } from './bodies.ts'
import { runCarrier } from './carrier.ts'
import { runCatchup } from './catchup.ts'
import { runChunks } from './chunks.ts'
import { runCodes } from './codes.ts'
import { runEpochs } from './epochs.ts'
import { runFrames } from './frames.ts'
import { runInvitations } from './invitations.ts'
import { runKeys } from './keys.ts'
import { runLink } from './link.ts'
import { runNotes } from './notes.ts'
import { runProfiles } from './profiles.ts'
import { runRecords } from './records.ts'
import { runSignaling } from './signaling.ts'
import { runSignals } from './signals.ts'
import { runStates } from './states.ts'
import { runVaults } from './vaults.ts'
import type { Run } from './vectorFile.ts'

/** How our program reads the vectors of each folder. */
export const runners: Readonly<Record<string, Run>> = {
  chunks: runChunks,
  signaling: runSignaling,
  signals: runSignals,
  carrier: runCarrier,
  frames: runFrames,
  epochs: runEpochs,
  catchup: runCatchup,
  records: runRecords,
  hellos: runRecords,
  invitations: runInvitations,
  codes: runCodes,
  bodies: runBodies,
  notes: runNotes,
  states: runStates,
  profiles: runProfiles,
  vaults: runVaults,
  admissions: runAdmissions,
  keys: runKeys,
  link: runLink,
}
