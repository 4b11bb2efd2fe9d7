import { useState } from 'react'
import { Consent } from '../components/Consent.tsx'
import { useEscape } from '../hooks/useEscape.ts'
import { useJoining } from '../hooks/useJoining.ts'
import { usePlace } from '../hooks/usePlace.ts'
import { useScreenState } from '../hooks/useSession.ts'
import { joinServers } from '../session/formProblems.ts'
import { isLimit } from '../session/joinSteps.ts'
import { CodeStep } from './joining/CodeStep.tsx'
import { InvitationStep } from './joining/InvitationStep.tsx'
import { LimitStep } from './joining/LimitStep.tsx'
import { NameStep } from './joining/NameStep.tsx'
import { NameWarning } from './joining/NameWarning.tsx'

/** Joining in small steps: the invitation, a name, a code, the limits, the consent, and only then the network. */
export function JoinScreen() {
  const { step, warns, name, hints, busy, back, next, notNow, ...joining } = useJoining()
  const { joinDraft } = useScreenState()
  const [code, setCode] = useState('')
  const place = usePlace(step)
  useEscape(back)
  if (warns) return <NameWarning name={name} hints={hints} change={back} keep={joining.keep} />
  if (isLimit(step))
    return <LimitStep key={step} limit={step} back={back} understood={next} notNow={notNow} />
  switch (step) {
    case 'invitation':
      return <InvitationStep refused={joining.refusedAt(step)} back={back} next={next} />
    case 'name':
      return <NameStep refused={joining.refusedAt(step)} back={back} next={joining.named} />
    case 'code':
      return <CodeStep code={code} change={setCode} back={back} next={next} />
    case 'network':
      return (
        <Consent
          servers={joinServers(joinDraft)}
          busy={busy}
          onYes={() => void joining.connect(code)}
          onNo={notNow}
          onBack={back}
          place={place}
        />
      )
  }
}
