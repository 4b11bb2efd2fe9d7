import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import css from './ComponentsPage.module.css'
import { Specimen } from './Specimen.tsx'
import { samples } from './samples.ts'
import { type ShownTheme, showTheme } from './showTheme.ts'
import { specimens } from './specimens.tsx'

type ComponentsPageProps = {
  readonly pseudo: boolean
  readonly setPseudo: (on: boolean) => void
  readonly close: () => void
}

const THEMES: readonly ShownTheme[] = ['system', 'light', 'dark', 'contrast']
const SIZES = ['100', '150', '200'] as const

function Colours() {
  const [theme, setTheme] = useState<ShownTheme>('system')
  useEffect(() => showTheme(theme), [theme])
  const options = THEMES.map(value => ({ value, words: samples.themes[value] }))
  return (
    <Choice
      label={samples.theme}
      value={theme}
      options={options}
      onChange={setTheme}
      testId="components-theme"
    />
  )
}

function TextSize() {
  const [size, setSize] = useState<(typeof SIZES)[number]>('100')
  useEffect(() => document.documentElement.style.setProperty('font-size', `${size}%`), [size])
  const options = SIZES.map(value => ({ value, words: `${value} %` }))
  return (
    <Choice label={samples.size} value={size} options={options} onChange={setSize} testId="components-size" />
  )
}

/** All components in all states, with the colours, the size of text and the language to choose. Only `npm run dev` has it. */
export function ComponentsPage({ pseudo, setPseudo, close }: ComponentsPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // A question takes the focus by itself; the page begins at its top all the same.
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className={css.page} data-testid="components-page">
      <h1 ref={heading} tabIndex={-1}>
        {samples.heading}
      </h1>
      <div className={css.tools}>
        <Button onPress={close} data-testid="components-close">
          {samples.close}
        </Button>
        <Colours />
        <TextSize />
        <LanguageSwitch />
        <Toggle label={samples.pseudo} on={pseudo} onChange={setPseudo} testId="components-pseudo" />
      </div>
      {specimens.map(group => (
        <div key={group[0]?.name} className={css.group}>
          {group.map((shown, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <Specimen key={index} name={shown.name} {...(shown.state && { state: shown.state })}>
              {shown.show}
            </Specimen>
          ))}
        </div>
      ))}
    </main>
  )
}
