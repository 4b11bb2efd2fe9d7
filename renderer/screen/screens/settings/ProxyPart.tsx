import { useState } from 'react'
import type { Settings } from '../../../../shared/ports/hostPort.ts'
import {
  PROXY_KINDS,
  type ProxyKind,
  type ProxySetting,
  proxyPlace,
} from '../../../../shared/ports/proxySchema.ts'
import { Choice } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useWords } from '../../hooks/useWords.ts'
import { type ProxyProblem, readProxy } from '../../session/readProxy.ts'
import css from '../forms.module.css'

type Use = (proxy: ProxySetting | null) => void
type ProxyFormProps = { readonly kind: ProxyKind; readonly inUse: ProxySetting | null; readonly use: Use }

function ProxyForm({ kind, inUse, use }: ProxyFormProps) {
  const words = useWords()
  const [host, setHost] = useState(inUse?.host ?? '')
  const [port, setPort] = useState(inUse ? String(inUse.port) : '')
  const [problem, setProblem] = useState<ProxyProblem | null>(null)
  const submit = () => {
    const found = readProxy({ kind, host, port })
    setProblem(typeof found === 'string' ? found : null)
    if (typeof found !== 'string') use(found)
  }
  const atHost = problem !== null && problem !== 'port' ? words(`app.proxy.problem.${problem}`) : null
  return (
    <WordForm action={words('app.proxy.use')} submit={submit} testId="proxy-form">
      <Field
        label={words('app.proxy.host')}
        help={words('app.proxy.host.help')}
        value={host}
        onChange={setHost}
        maxLength={300}
        error={atHost}
        testId="proxy-host"
      />
      <Field
        label={words('app.proxy.port')}
        value={port}
        onChange={setPort}
        maxLength={10}
        error={problem === 'port' ? words('app.proxy.problem.port') : null}
        testId="proxy-port"
      />
    </WordForm>
  )
}

const NONE = 'none'
const KINDS = [NONE, ...PROXY_KINDS] as const

type ProxyPartProps = { readonly settings: Settings; readonly change: (change: Partial<Settings>) => void }

/** Through what Rowan reaches servers. None holds at once; a proxy holds when its place is handed in, and what does not go through it is said. */
export function ProxyPart({ settings: { proxy }, change }: ProxyPartProps) {
  const words = useWords()
  const [chosen, setChosen] = useState<ProxyKind | typeof NONE>(proxy?.kind ?? NONE)
  const choose = (kind: ProxyKind | typeof NONE) => {
    setChosen(kind)
    if (kind === NONE) change({ proxy: null })
  }
  const options = KINDS.map(each => ({ value: each, words: words(`app.proxy.${each}`) }))
  return (
    <section className={css.part}>
      <Choice
        label={words('app.proxy')}
        help={words('app.proxy.help')}
        value={chosen}
        options={options}
        onChange={choose}
        testId="proxy"
      />
      {chosen === NONE ? null : (
        <ProxyForm key={chosen} kind={chosen} inUse={proxy} use={proxy => change({ proxy })} />
      )}
      <p role="status" data-testid="proxy-now">
        {proxy
          ? words('app.proxy.now', { kind: words(`app.proxy.${proxy.kind}`), place: proxyPlace(proxy) })
          : words('app.proxy.now.none')}
      </p>
      <p className={css.aside}>{words('app.proxy.through')}</p>
      <p className={css.aside}>{words('app.proxy.past')}</p>
    </section>
  )
}
