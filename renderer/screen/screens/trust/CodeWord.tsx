import { useState } from 'react'
import { Answers } from '../../components/Answers.tsx'
import { Button } from '../../components/Button.tsx'
import { useWords } from '../../hooks/useWords.ts'
import css from './CodeWord.module.css'

type CodeWordProps = { readonly codeWord: string; readonly leave: () => void }

/** The code word that the inviter gave, and whether it is the right one: only the two of them know. */
export function CodeWord({ codeWord, leave }: CodeWordProps) {
  const words = useWords()
  const [fits, setFits] = useState(false)
  return (
    <div className={css.part}>
      <p>{words('trust.code')}</p>
      <p className={css.word} data-testid="code-word" translate="no">
        {codeWord}
      </p>
      <p role="status">{words(fits ? 'trust.code.fits' : 'trust.code.ask')}</p>
      {fits ? null : (
        <Answers>
          <Button onPress={() => setFits(true)} data-testid="code-word-yes">
            {words('trust.code.yes')}
          </Button>
          <Button onPress={leave} data-testid="code-word-no">
            {words('trust.code.no')}
          </Button>
        </Answers>
      )}
    </div>
  )
}
