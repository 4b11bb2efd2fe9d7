import { useEffect, useRef, useState } from 'react'
import { version } from '../../../../../package.json'
import type { RoomView } from '../../../../../shared/ports/screenViews.ts'
import type { RelayTrial } from '../../../../../shared/ports/transport.ts'
import { Button } from '../../../components/Button.tsx'
import { CopyText } from '../../../components/CopyText.tsx'
import { useAsk } from '../../../hooks/useAsk.ts'
import { useLanguage } from '../../../hooks/useLanguage.ts'
import { useSession } from '../../../hooks/useSession.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { connectionReport, type ReportParts } from '../../../session/connectionReport.ts'
import { errorWords } from '../../../session/errorWords.ts'
import { systemKind } from '../../../session/systemKind.ts'
import sheet from '../RoomSheet.module.css'

type ReportProps = { readonly view: RoomView; readonly trial: RelayTrial | null }

type Seen = Pick<ReportParts, 'view' | 'trial' | 'links' | 'counts'>

/** The report of the moment it was asked for, in the language of the screen. */
function useReport({ view, trial }: ReportProps) {
  const words = useWords()
  const { language } = useLanguage()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [seen, setSeen] = useState<Seen | null>(null)
  const make = () =>
    ask(async () => {
      const links = await caller.readLinks({ room: view.room })
      const refused = await caller.refusals({})
      if (!links.ok) return links
      if (!refused.ok) return refused
      setSeen({ view, trial, links: links.value, counts: refused.value.counts })
      return links
    })
  const here = { version, system: systemKind(navigator.userAgent), language }
  const text = seen === null ? '' : connectionReport({ ...seen, ...here }, words)
  return { seen, text, busy, error, make }
}

/** A text for whoever helps with the connection, which she reads whole before she copies it, or does not. */
export function ConnectionReport(props: ReportProps) {
  const words = useWords()
  const { seen, text, busy, error, make } = useReport(props)
  const report = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (seen) report.current?.scrollIntoView({ block: 'nearest' })
  }, [seen])
  return (
    <div className={sheet.part} data-testid="report-part">
      <h3>{words('report.heading')}</h3>
      <p>{words('report.help')}</p>
      <div>
        <Button isPending={busy} onPress={() => void make()} data-testid="report-make">
          {words(text === '' ? 'report.make' : 'report.again')}
        </Button>
      </div>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <div role="status">{text === '' ? null : <p>{words('report.shown')}</p>}</div>
      <div ref={report}>
        {text === '' ? null : <CopyText label={words('report.label')} text={text} whole testId="report" />}
      </div>
    </div>
  )
}
