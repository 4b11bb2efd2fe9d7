import { useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { nameHints } from '../../../shared/room/nameHints.ts'
import { type JoinStep, stepAfter, stepBefore, stepOf } from '../session/joinSteps.ts'
import { useApp } from './useApp.ts'
import { useScreenState, useSession } from './useSession.ts'

type Refusal = { readonly code: ErrorCode; readonly step: JoinStep }

/** The page that is shown, and whether it speaks of the name instead of asking for it. */
type Page = { readonly step: JoinStep; readonly warns: boolean }

/** Connects at the end of joining; a refusal is kept for the page on which something can be done about it. */
function useConnecting(show: (page: Page) => void) {
  const session = useSession()
  const { joinDraft } = useScreenState()
  const { veil } = useApp()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const connect = async (code: string) => {
    veil.choose(code)
    setBusy(true)
    setRefused(null)
    const joined = await session.join(joinDraft)
    setBusy(false)
    if (joined.ok) return
    const step = stepOf(joined.code)
    setRefused({ code: joined.code, step })
    show({ step, warns: false })
  }
  return { busy, refused, connect }
}

/** The name of the draft and what it may give away; one that she kept once is not warned about again. */
function useNamed() {
  const { joinDraft } = useScreenState()
  const { name } = joinDraft
  const [kept, setKept] = useState('')
  return { name, hints: name === kept ? [] : nameHints(name), keepName: () => setKept(name) }
}

/** Where joining stands, and the ways from there. What was entered stays in the session, also when she comes back later. */
export function useJoining() {
  const session = useSession()
  const [{ step, warns }, show] = useState<Page>({ step: 'invitation', warns: false })
  const { busy, refused, connect } = useConnecting(show)
  const { name, hints, keepName } = useNamed()
  const to = (next: JoinStep | null) =>
    next ? show({ step: next, warns: false }) : session.go({ at: 'start' })
  return {
    ...{ step, warns, busy, connect, name, hints },
    refusedAt: (at: JoinStep) => (refused?.step === at ? refused.code : null),
    back: () => (busy ? undefined : to(warns ? 'name' : stepBefore(step))),
    next: () => to(stepAfter(step)),
    named: () => (hints.length > 0 ? show({ step: 'name', warns: true }) : to(stepAfter('name'))),
    keep: () => {
      keepName()
      to(stepAfter('name'))
    },
    notNow: () => {
      session.go({ at: 'start' })
      session.notify('join.notNow')
    },
  }
}
