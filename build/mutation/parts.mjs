/**
 * @typedef {{ name: string, sources: string[], tests: string[] }} Part mutants of `sources` (globs) are judged by `tests` (globs)
 */

const vectors = 'tests/vectors/*.test.ts'
const bytes = ['tests/unit/bytes/*.test.ts', 'tests/unit/crypto/*.test.ts', vectors]
const room = [vectors, 'tests/properties/parsers.test.ts', 'tests/unit/session/ledger*.test.ts']
const epochs = [...room, 'tests/hostile/h02Epochs.test.ts']

/** What is mutation-tested, with the fast tests that speak about it. @type {Part[]} */
export const parts = [
  { name: 'bytes', sources: ['shared/bytes/*.ts'], tests: bytes },
  { name: 'crypto', sources: ['shared/crypto/*.ts'], tests: bytes },
  { name: 'room', sources: ['shared/room/*.ts'], tests: [...room, 'tests/unit/room/**/*.test.ts'] },
  {
    name: 'device',
    sources: ['shared/room/device/*.ts'],
    tests: [...epochs, 'tests/unit/room/{device,epoch,strand}/*.test.ts'],
  },
  {
    name: 'organisation',
    sources: ['shared/room/organisation/*.ts'],
    tests: [...room, 'tests/unit/room/organisation/*.test.ts'],
  },
  {
    name: 'record',
    sources: ['shared/room/record/*.ts'],
    tests: [...room, 'tests/hostile/h02Records.test.ts', 'tests/unit/room/{record,strand}/*.test.ts'],
  },
  {
    name: 'relay',
    sources: ['shared/room/relay/*.ts'],
    tests: [...room, 'tests/unit/room/relay/*.test.ts'],
  },
  {
    name: 'strand',
    sources: ['shared/room/strand/*.ts'],
    tests: [
      ...room,
      'tests/hostile/h02Records.test.ts',
      'tests/unit/room/{record,strand}/*.test.ts',
      'tests/unit/session/{catchUp,orphans,repair}.test.ts',
    ],
  },
  {
    name: 'epoch',
    sources: ['shared/room/epoch/*.ts'],
    tests: [
      ...epochs,
      'tests/unit/room/{device,epoch}/*.test.ts',
      'tests/unit/session/{catchUp,epochBook}.test.ts',
    ],
  },
  {
    name: 'membership',
    sources: ['shared/room/membership/*.ts'],
    tests: [
      ...epochs,
      'tests/unit/room/{epoch,membership}/*.test.ts',
      'tests/unit/session/{catchUp,epochBook}.test.ts',
    ],
  },
  {
    name: 'catchup',
    sources: ['shared/room/catchup/*.ts'],
    tests: [...epochs, 'tests/unit/room/catchup/*.test.ts', 'tests/unit/session/catchUp.test.ts'],
  },
  {
    name: 'invitation',
    sources: ['shared/room/invitation/*.ts'],
    tests: [vectors, 'tests/hostile/{invitation,h22,h23}*.test.ts', 'tests/unit/room/invitation/*.test.ts'],
  },
]

/** @param {string} path */
const folderOf = path => path.slice(0, path.lastIndexOf('/'))

/** @param {string} wish */
const isFile = wish => /\.ts(:|$)/.test(wish)

/** @param {Part} part @param {string} wish */
function concerns({ sources }, wish) {
  const folders = sources.map(folderOf)
  if (isFile(wish)) return folders.includes(folderOf(wish))
  return folders.some(folder => `${folder}/`.startsWith(`${wish.replace(/\/$/, '')}/`))
}

/**
 * The parts that a run is about. Without wishes that is all of them; a wish is a folder, or a file with or without a range of lines
 * (`shared/crypto/seal.ts:36-52`), and files narrow their part to themselves.
 * @param {string[]} wishes @returns {Part[]}
 */
export function chosenParts(wishes) {
  if (wishes.length === 0) return parts
  return parts.flatMap(part => {
    const own = wishes.filter(wish => concerns(part, wish))
    if (own.length === 0) return []
    return [own.every(isFile) ? { ...part, sources: own } : part]
  })
}
