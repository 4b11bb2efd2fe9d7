import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { type InvitationView, NAME_MAX, type RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { CopyText } from '../../components/CopyText.tsx'
import { Field } from '../../components/Field.tsx'
import { QrCode } from '../../components/QrCode.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { serversToTell } from '../../session/serversToTell.ts'
import css from './InvitePanel.module.css'

/** Where the one who is told the code on the phone finds the room, and from where that is reached. */
function MeetingPoints({ addresses }: { readonly addresses: readonly string[] }) {
  const words = useWords()
  const { servers, reach } = serversToTell(addresses)
  return (
    <>
      <p data-testid="invitation-servers">{words('invite.spoken.help', { servers: servers.join(' · ') })}</p>
      {reach === 'far' ? null : (
        <p data-testid="invitation-reach">{words(reach === 'lan' ? 'invite.lan' : 'invite.here')}</p>
      )}
    </>
  )
}

type OpenInvitationProps = { readonly invitation: InvitationView; readonly takeBack: () => void }

function OpenInvitation({ invitation, takeBack }: OpenInvitationProps) {
  const words = useWords()
  const times = useTimes()
  const { link, spoken, servers, expiresAt, organisation } = invitation
  const text = [link, ...servers].join('\n')
  const [card, setCard] = useState(false)
  return (
    <>
      <p>{words('invite.caution')}</p>
      <h3 className={css.part}>{words('invite.link')}</h3>
      <CopyText label={words('invite.link')} text={text} testId="invitation-text" />
      <h3 className={css.part}>{words('invite.spoken')}</h3>
      <p className={css.spoken} translate="no" data-testid="invitation-spoken">
        {spoken}
      </p>
      <MeetingPoints addresses={servers} />
      {organisation === '' ? null : (
        <p data-testid="invitation-vouched">{words('invite.vouched', { organisation })}</p>
      )}
      <p>{words('invite.expires', { time: times.moment(expiresAt) })}</p>
      <Button kind="quiet" onPress={() => setCard(!card)} aria-expanded={card} data-testid="invitation-card">
        {words(card ? 'invite.card.back' : 'invite.card')}
      </Button>
      {card ? (
        <>
          <QrCode text={text} label={words('invite.card.qr')} />
          <p>{words('invite.card.help')}</p>
        </>
      ) : null}
      <Button onPress={takeBack} data-testid="invitation-cancel">
        {words('invite.cancel')}
      </Button>
    </>
  )
}

function ClosedInvitation({ invitation }: { readonly invitation: InvitationView | null }) {
  const words = useWords()
  if (!invitation || invitation.state === 'open') return <p>{words('invite.help')}</p>
  return <p>{words(`invite.${invitation.state}`)}</p>
}

/** Where a facilitator makes the one invitation of the room, shows it, and takes it back. */
export function InvitePanel({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const { room, invitation, locked } = view
  const open = invitation?.state === 'open' ? invitation : null
  const [codeWord, setCodeWord] = useState('')
  return (
    <section className={css.invite} aria-labelledby="invite">
      <h2 id="invite">{words('invite.heading')}</h2>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      {open ? (
        <OpenInvitation invitation={open} takeBack={() => ask(() => caller.cancelInvitation({ room }))} />
      ) : (
        <>
          {locked ? <p>{words('invite.locked')}</p> : <ClosedInvitation invitation={invitation} />}
          <Field
            label={words('invite.code')}
            help={words('invite.code.help')}
            value={codeWord}
            onChange={setCodeWord}
            maxLength={NAME_MAX}
            testId="invitation-code-word"
          />
          <Button
            isDisabled={busy || locked}
            onPress={() => ask(() => caller.createInvitation({ room, codeWord }))}
            data-testid="invitation-create"
          >
            <UserPlus aria-hidden size={20} />
            {words('invite.create')}
          </Button>
        </>
      )}
    </section>
  )
}
