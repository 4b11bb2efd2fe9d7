import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError } from './configError.ts'
import { type ServiceConfig, serviceConfig } from './serviceConfig.ts'
import { optionOf, SETTINGS, type Setting, variableOf } from './settings.ts'

type Tree = { [name: string]: unknown }

/** What was asked for on the command line: an explanation, or a service. */
export type Asked = { readonly help: true } | { readonly help: false; readonly config: ServiceConfig }

const PREFIX = 'ROWAN_SIGNALING_'

/** The configuration of the file, over it that of the environment, over both the command line; raises ConfigError. */
export function readServiceConfig(args: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Asked {
  const given = readArguments(args)
  if (given.help === true) return { help: true }
  const sources = new Map<string, string>()
  const file = given.config ?? env[`${PREFIX}CONFIG`]
  const tree = typeof file === 'string' ? readFileTree(file) : {}
  refuseUnknownVariables(env)
  for (const setting of SETTINGS) {
    const option = optionOf(setting.key)
    const variable = variableOf(setting.key)
    const isOnLine = given[option] !== undefined
    const text = given[option] ?? env[variable]
    if (typeof text !== 'string') continue
    put(tree, setting.key, readValue(setting, text))
    sources.set(setting.key, isOnLine ? `--${option}` : variable)
  }
  return { help: false, config: check(tree, sources, typeof file === 'string' ? file : 'the defaults') }
}

function readArguments(args: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  const names = [...SETTINGS.map(({ key }) => optionOf(key)), 'config']
  const texts = Object.fromEntries(names.map(name => [name, { type: 'string' as const }]))
  try {
    return parseArgs({ args: [...args], options: { ...texts, help: { type: 'boolean' } }, strict: true })
      .values
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : 'The options cannot be read.')
  }
}

function readFileTree(file: string): Tree {
  const tree = parseJson(file, readText(file))
  if (!isTree(tree)) throw new ConfigError(`${file}: must be a JSON object.`)
  for (const { key, kind } of SETTINGS) {
    const path = kind === 'path' ? find(tree, key.split('.')) : undefined
    // A path in the file starts at the file, wherever the service is started
    if (typeof path === 'string') put(tree, key, resolve(dirname(file), path))
  }
  return tree
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new ConfigError(`${file}: the configuration cannot be read${code}.`)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ConfigError(`${file}: is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`)
  }
}

function refuseUnknownVariables(env: Readonly<NodeJS.ProcessEnv>): void {
  const known = new Set([`${PREFIX}CONFIG`, ...SETTINGS.map(({ key }) => variableOf(key))])
  const unknown = Object.keys(env).find(name => name.startsWith(PREFIX) && !known.has(name))
  if (unknown !== undefined) throw new ConfigError(`${unknown}: there is no such setting.`)
}

function readValue({ kind }: Setting, text: string): unknown {
  if (kind === 'number') return /^\d{1,10}$/.test(text) ? Number(text) : text
  return kind === 'list' ? text.split(',').map(part => part.trim()) : text
}

function put(tree: Tree, key: string, value: unknown): void {
  const [head = '', ...rest] = key.split('.')
  if (rest.length === 0) {
    tree[head] = value
    return
  }
  const inner = tree[head]
  const next: Tree = isTree(inner) ? inner : {}
  tree[head] = next
  put(next, rest.join('.'), value)
}

function find(tree: unknown, [head, ...rest]: readonly (string | number)[]): unknown {
  if (head === undefined) return tree
  return isTree(tree) ? find(tree[head], rest) : undefined
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function check(tree: Tree, sources: ReadonlyMap<string, string>, file: string): ServiceConfig {
  const result = serviceConfig.safeParse(tree)
  if (result.success) return result.data
  const lines = result.error.issues.map(issue => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const path = issue.path.filter(part => typeof part !== 'symbol')
    const key = [...path.filter(part => typeof part === 'string'), ...(unknown ? [unknown] : [])].join('.')
    if (unknown) return `${key}: there is no such setting (${file}).`
    const isMissing = issue.code === 'invalid_type' && find(tree, path) === undefined
    const words = isMissing ? 'is missing' : describe(issue.message, find(tree, path), path)
    return `${key}: ${words} (${sources.get(key) ?? file}).`
  })
  throw new ConfigError(lines.join('\n'))
}

/** The value is repeated only where it cannot be long or secret. */
function describe(message: string, value: unknown, [group]: readonly (string | number)[]): string {
  const isShort = typeof value === 'number' || (typeof value === 'string' && value.length <= 64)
  return isShort && group !== 'nats' ? `${message}, not ${JSON.stringify(value)}` : message
}
