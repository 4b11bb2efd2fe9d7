// Who may import whom: the dependency rule and the "one door each" rules of the house, checked by dependency-cruiser.

/** Inside shared, each folder may import itself and these. @type {Record<string, string[]>} */
const insideShared = {
  bytes: [],
  crypto: ['bytes'],
  vault: ['bytes', 'crypto'],
  room: ['bytes', 'crypto'],
  documents: ['bytes', 'crypto', 'room'],
  signaling: ['bytes', 'crypto'],
  i18n: ['bytes'],
  ports: ['bytes', 'i18n'],
  session: ['bytes', 'crypto', 'vault', 'room', 'documents', 'ports', 'signaling'],
}

/** Where only types may come from, besides the above. @type {Record<string, string[]>} */
const typesInsideShared = { ports: ['crypto', 'room', 'documents'], vault: ['ports'] }

/** Packages that have one door, and the folders in front of which it stands. Tests may use all of them. */
const doors = {
  'libsodium-(wrappers-)?sumo': '^shared/crypto/',
  'y-webrtc|simple-peer': '^renderer/net/',
  'classic-level': '^electron/core/',
  ws: '^electron/signaling/',
  '@nats-io/transport-node': '^electron/signaling/',
  '@roamhq/wrtc': '^tests/',
}

/** @param {string} name */
const packagePath = name => `(^|/)node_modules/(${name})(/|$)`

const sharedRules = Object.entries(insideShared).flatMap(([folder, others]) => {
  const types = typesInsideShared[folder] ?? []
  const allowed = [folder, ...others]
  const strict = {
    name: `shared-${folder}-left-only`,
    comment: `shared/${folder} imports only ${allowed.join(', ')}.`,
    severity: 'error',
    from: { path: `^shared/${folder}/` },
    to: { path: '^shared/', pathNot: `^shared/(${[...allowed, ...types].join('|')})/` },
  }
  if (types.length === 0) return [strict]
  const typesOnly = {
    name: `shared-${folder}-types-only`,
    comment: `shared/${folder} takes only types from ${types.join(', ')}.`,
    severity: 'error',
    from: { path: `^shared/${folder}/` },
    to: { path: `^shared/(${types.join('|')})/`, dependencyTypesNot: ['type-only'] },
  }
  return [strict, typesOnly]
})

const doorRules = Object.entries(doors).map(([name, door]) => ({
  name: `door-of-${name}`,
  comment: `${name} is imported only in ${door} and in tests.`,
  severity: 'error',
  from: { pathNot: [door, '^tests/'] },
  to: { path: packagePath(name) },
}))

const layerRules = [
  { from: '^shared/', to: '^(electron|renderer|tests|build)/', name: 'shared-imports-nothing-else' },
  { from: '^electron/', to: '^(renderer|tests|build)/', name: 'electron-imports-shared-only' },
  { from: '^renderer/', to: '^(electron|tests|build)/', name: 'renderer-imports-shared-only' },
  { from: '^renderer/screen/', to: '^renderer/net/', name: 'screen-has-no-network' },
  { from: '^renderer/net/', to: '^renderer/screen/', name: 'net-has-no-screen' },
  {
    from: '^electron/signaling/',
    to: '^electron/(main|core|preload|organisation)/',
    name: 'signaling-stands-alone',
  },
  {
    from: '^electron/organisation/',
    to: '^electron/(main|core|preload|signaling)/',
    name: 'organisation-stands-alone',
  },
  { from: '^electron/core/', to: '^electron/(main|preload|signaling)/', name: 'core-stands-alone' },
  { from: '^electron/preload/', to: '^electron/(main|core|signaling)/', name: 'preload-stands-alone' },
].map(({ name, from, to }) => ({ name, severity: 'error', from: { path: from }, to: { path: to } }))

const electronRules = [
  {
    name: 'electron-only-in-main-and-preload',
    comment: 'The electron package is imported only in electron/main and electron/preload, and by tests.',
    severity: 'error',
    from: { pathNot: ['^electron/', '^tests/', '^build/runtime/loader[.]cjs$'] },
    to: { path: [packagePath('electron'), '^electron$'] },
  },
  {
    name: 'no-electron-in-signaling',
    comment: 'The signalling server also runs on plain Node.',
    severity: 'error',
    from: { path: '^electron/signaling/' },
    to: { path: [packagePath('electron'), '^electron$'] },
  },
  {
    name: 'core-takes-only-types-of-electron',
    severity: 'error',
    from: { path: '^electron/core/' },
    to: { path: [packagePath('electron'), '^electron$'], dependencyTypesNot: ['type-only'] },
  },
]

const generalRules = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-node-in-shared-or-renderer',
    comment: 'shared/ and renderer/ run where there is no Node.',
    severity: 'error',
    from: { path: '^(shared|renderer)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'nothing-unresolved',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^electron$' },
  },
  {
    name: 'no-dev-packages-in-the-app',
    severity: 'error',
    from: { path: '^(shared|electron|renderer)/' },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: packagePath('electron|@types'),
    },
  },
  {
    name: 'only-declared-packages',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
]

module.exports = {
  forbidden: [...sharedRules, ...doorRules, ...layerRules, ...electronRules, ...generalRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.setup|test-output|demo-output|screens-output|release)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'build/tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types', 'node'],
    },
  },
}
