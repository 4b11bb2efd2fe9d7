import { admissions } from './admissions.ts'
import { bodies } from './bodies.ts'
import { carrier } from './carrier.ts'
import { catchup } from './catchup.ts'
import { chunks } from './chunks.ts'
import { codes } from './codes.ts'
import { epochs } from './epochs.ts'
import { frames } from './frames.ts'
import { hellos } from './hellos.ts'
import { invitations } from './invitations.ts'
import { keys } from './keys.ts'
import { link } from './link.ts'
import { notes } from './notes.ts'
import { profiles } from './profiles.ts'
import { records } from './records.ts'
import { signaling } from './signaling.ts'
import { signals } from './signals.ts'
import { states } from './states.ts'
import { vaults } from './vaults.ts'
import { formatVector, type VectorSet } from './vector.ts'

const sets: readonly (() => VectorSet)[] = [
  chunks,
  signaling,
  signals,
  carrier,
  keys,
  link,
  frames,
  epochs,
  catchup,
  records,
  hellos,
  invitations,
  codes,
  bodies,
  notes,
  states,
  profiles,
  vaults,
  admissions,
]

/** Every vector file, by its path below tests/vectors. */
export function vectorFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (const { object, vectors } of sets.map(make => make()))
    for (const vector of vectors) {
      const path = `${object}/${vector.name}.txt`
      if (files.has(path)) throw new Error(`two vectors are called ${path}`)
      files.set(path, formatVector(vector))
    }
  return files
}
