import type { LinkPath } from '../../../shared/ports/transport.ts'

/** What is looked at of an engine's statistics: which pair was chosen, and of what type its two ends are. */
type Stat = {
  readonly type?: string
  readonly selectedCandidatePairId?: string
  readonly nominated?: boolean
  readonly state?: string
  readonly localCandidateId?: string
  readonly remoteCandidateId?: string
  readonly candidateType?: string
}

/** Ends that stand for a computer itself. */
const OWN = ['host', 'srflx', 'prflx']

/** The way of a connection by its statistics: a relay at either end is one. Addresses are not looked at. */
export function linkPath(report: RTCStatsReport): LinkPath {
  const stats = new Map<string, Stat>()
  report.forEach((stat: Stat, id: string) => void stats.set(id, stat))
  const pair = chosenPair(stats)
  const types = [pair?.localCandidateId, pair?.remoteCandidateId].map(
    id => stats.get(id ?? '')?.candidateType ?? '',
  )
  if (types.includes('relay')) return 'relay'
  return types.every(type => OWN.includes(type)) ? 'direct' : 'unknown'
}

function chosenPair(stats: ReadonlyMap<string, Stat>): Stat | undefined {
  const all = [...stats.values()]
  const id = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId
  const isUsed = ({ type, nominated, state }: Stat) =>
    type === 'candidate-pair' && nominated === true && state === 'succeeded'
  return stats.get(id ?? '') ?? all.find(isUsed)
}
