import { homedir } from 'node:os'
import { projectRoot } from '../setup/projectRoot.mjs'
import { acceptance } from './acceptance.mjs'
import { catalogues } from './catalogues.mjs'
import { citedSections } from './citedSections.mjs'
import { completeLock } from './completeLock.mjs'
import { documentedExports } from './documentedExports.mjs'
import { fileLength } from './fileLength.mjs'
import { namedTests } from './namedTests.mjs'
import { noMachinePath, noRegistryAddress } from './portableFiles.mjs'
import { shortcuts } from './shortcuts.mjs'
import { projectPaths, readFiles } from './sourceFiles.mjs'
import { noVisibleWords } from './visibleWords.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

const languages = ['en', 'zh-Hans', 'zh-Hant', 'ko'].map(language => `shared/i18n/${language}.ts`)
/** Lists of data, not of code: as long as what they list. */
const data = [...languages, 'shared/i18n/crisis/crisisLines.ts']
const binary = /\.(png|ico|icns|jpg|gz|woff2?|wasm|bin)$/
const code = /\.(ts|tsx|mjs|cjs)$/

/** The rules of this house that no other tool knows, by name. @returns {Record<string, () => Finding[]>} */
export function houseRules() {
  const paths = projectPaths(projectRoot)
  const files = readFiles(
    projectRoot,
    paths.filter(path => !binary.test(path)),
  )
  const inCode = files.filter(({ path }) => code.test(path))
  const inShared = inCode.filter(({ path }) => path.startsWith('shared/'))
  const sources = inCode.filter(
    ({ path }) => /^(shared|electron|renderer)\//.test(path) && !languages.includes(path),
  )
  const screen = inCode.filter(({ path }) => path.startsWith('renderer/screen/') && path.endsWith('.tsx'))
  const words = languages.filter(path => paths.includes(path))
  return {
    'doc comments in shared': () => documentedExports(inShared),
    'four languages alike': () => [
      ...languages
        .filter(path => !words.includes(path))
        .map(path => ({ path, line: 1, message: 'This file is missing.' })),
      ...catalogues(readFiles(projectRoot, words), sources),
    ],
    'no words in JSX': () => noVisibleWords(screen),
    'no shortcuts': () => shortcuts(inCode),
    'file length': () => fileLength(inCode.filter(({ path }) => !data.includes(path))),
    'no registry address': () =>
      noRegistryAddress(files.filter(({ path }) => ['package-lock.json', '.npmrc'].includes(path))),
    'complete lock file': () => readFiles(projectRoot, ['package-lock.json']).flatMap(completeLock),
    'cited sections': () =>
      readFiles(projectRoot, ['shared/PROTOCOL.md']).flatMap(text => citedSections(text, inCode)),
    'promises and tests': () =>
      readFiles(projectRoot, ['README.md']).flatMap(text => namedTests(text, paths)),
    'what has to be shown first': () =>
      readFiles(projectRoot, ['tests/manual.md']).flatMap(text =>
        acceptance(
          text,
          inCode.filter(({ path }) => path.startsWith('tests/') && path.includes('.test.')),
        ),
      ),
    'no machine path': () => noMachinePath(files, [projectRoot, homedir()]),
  }
}
