import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { Language } from '../../../shared/i18n/languages.ts'
import type { LinksView } from '../../../shared/ports/linkViews.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import type { LinkPath, RelayTrial } from '../../../shared/ports/transport.ts'
import type { Words } from '../hooks/useWords.ts'
import { serverPlace } from './serverPlace.ts'
import { trialLines } from './trialLines.ts'

const MINUTE = 60_000

/** Everything the report is made from. Names, addresses and ids are in it; none of them is in the report. */
export type ReportParts = {
  readonly view: RoomView
  readonly links: LinksView
  readonly counts: readonly { readonly code: ErrorCode; readonly count: number }[]
  /** What came of the relay when it was tried last; null when it was not. */
  readonly trial: RelayTrial | null
  readonly version: string
  /** Linux, Windows or macOS; empty for any other. */
  readonly system: string
  readonly language: Language
}

/**
 * A text about the connection for whoever helps: kinds, states, codes and counts. No name, address, title, id or text of anybody and no
 * time of day is in it.
 */
export function connectionReport(parts: ReportParts, words: Words): string {
  const { view, version, system, language } = parts
  return [
    words('report.app', { version, system: system || '?', language }),
    words(view.direct ? 'report.room.direct' : 'report.room.relay'),
    words('report.connection', { state: words(`room.connection.${view.connection}`) }),
    ...pointLines(view, words),
    peopleLine(parts, words),
    ...(view.direct ? [] : relayLines(parts, words)),
    words('report.clock', { minutes: Math.round(Math.abs(view.clockAhead ?? 0) / MINUTE) }),
    refusedLine(parts, words),
  ].join('\n')
}

function pointLines({ servers }: RoomView, words: Words): string[] {
  return servers.map(({ url, state, problem }, at) => {
    const point = words('report.point', {
      number: at + 1,
      scheme: url.startsWith('wss:') ? 'wss' : 'ws',
      where: serverPlace(url),
      state: words(`connection.point.${state}`),
    })
    return problem === null ? point : `${point} (${problem})`
  })
}

function peopleLine({ links: { people } }: ReportParts, words: Words): string {
  const linked = (path: LinkPath) => people.filter(person => person.path === path).length
  const by = { direct: linked('direct'), relay: linked('relay'), unknown: linked('unknown') }
  return words('report.people', { count: people.length, linked: by.direct + by.relay + by.unknown, ...by })
}

function relayLines({ view: { relayProblem }, links: { relayLeft }, trial }: ReportParts, words: Words) {
  const problem = relayProblem ? words('report.relay', { code: relayProblem }) : words('report.relay.well')
  const left = relayLeft === null ? [] : [words('report.relay.left', { minutes: relayLeft })]
  if (trial === null) return [problem, ...left, words('report.untried')]
  return [
    problem,
    ...left,
    words('report.tried', { what: words(`connection.tried.${trial.outcome}`) }),
    ...trialLines(trial, words).map(({ line }) => `- ${line}`),
  ]
}

function refusedLine({ counts }: ReportParts, words: Words): string {
  if (counts.length === 0) return words('report.refused.none')
  return words('report.refused', { codes: counts.map(({ code, count }) => `${code} ${count}`).join(', ') })
}
