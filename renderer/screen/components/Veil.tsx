import { EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../hooks/useApp.ts'
import { useStore } from '../hooks/useStore.ts'
import { useWords } from '../hooks/useWords.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import css from './Veil.module.css'
import { WordForm } from './WordForm.tsx'

/** Keys that do something else: they hide, they lead to "Hide now", or they belong to another window or key. */
const OTHER_KEYS = ['Escape', 'Tab', 'Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']

const isInside = (element: Element | null, target: EventTarget | null) =>
  target instanceof Node && element !== null && element.contains(target)

/** What this page is, and no more. */
function Covered() {
  const words = useWords()
  return (
    <>
      <h1 className={css.unseen}>{words('veil.heading')}</h1>
      <EyeOff aria-hidden size={32} strokeWidth={1.5} />
    </>
  )
}

/** Lifts with a click anywhere on it or with a key, as long as that is not meant for something else. */
function OpenVeil() {
  const words = useWords()
  const { veil } = useApp()
  const cover = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const elsewhere = event.target !== document.body && !isInside(cover.current, event.target)
      if (elsewhere || OTHER_KEYS.includes(event.key) || /^F\d+$/.test(event.key)) return
      event.preventDefault()
      veil.lift()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [veil])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same for whoever uses no pointer
    // biome-ignore lint/a11y/useKeyWithClickEvents: any key does the same
    <div ref={cover} className={css.veil} onClick={() => veil.lift()} data-testid="veil">
      <Covered />
      <Button autoFocus onPress={() => veil.lift()} data-testid="veil-lift">
        {words('veil.lift')}
      </Button>
    </div>
  )
}

/** Lifts with the code of this session alone; a wrong one is answered gently, and more slowly each time. */
function CodedVeil() {
  const words = useWords()
  const { veil } = useApp()
  const { wrong, waiting } = useStore(veil.state)
  const [code, setCode] = useState('')
  const lift = () => {
    veil.lift(code)
    setCode('')
  }
  return (
    <div className={css.veil} data-testid="veil">
      <Covered />
      <div className={css.code}>
        <WordForm
          action={words('common.continue')}
          submit={lift}
          disabled={waiting || code === ''}
          testId="veil-form"
        >
          <Field
            label={words('veil.code')}
            help={words('veil.code.help')}
            value={code}
            onChange={setCode}
            error={wrong ? words(waiting ? 'veil.code.wait' : 'veil.code.wrong') : null}
            maxLength={64}
            secret
            autoFocus
            testId="veil-code"
          />
        </WordForm>
      </div>
    </div>
  )
}

/** Covers everything below the bar, and says nothing of what is beneath. */
export function Veil() {
  const { veil } = useApp()
  return <main>{useStore(veil.state).coded ? <CodedVeil /> : <OpenVeil />}</main>
}
