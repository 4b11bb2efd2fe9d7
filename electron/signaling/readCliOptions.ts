import { parseArgs } from 'node:util'

export interface CliOptions {
  readonly host: string
  readonly port: number
  readonly help: boolean
}

export const CLI_HELP = `Usage: npm run signaling -- [--host HOST] [--port PORT]

  --host HOST   interface to listen on (ROWAN_SIGNALING_HOST; 127.0.0.1 when not given)
  --port PORT   0 to 65535, 0 for any free port (ROWAN_SIGNALING_PORT; 4455 when not given)
  --help        show this text
`

const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_PORT = '4455'

/** An option that cannot be used; its message is for the person at the terminal. */
export class CliOptionError extends Error {}

/** Options from the command line, then from the environment, then by default. */
export function readCliOptions(args: readonly string[], env: Readonly<NodeJS.ProcessEnv>): CliOptions {
  const values = readArguments(args)
  return {
    host: readHost(values.host ?? env.ROWAN_SIGNALING_HOST ?? DEFAULT_HOST),
    port: readPort(values.port ?? env.ROWAN_SIGNALING_PORT ?? DEFAULT_PORT),
    help: values.help ?? false,
  }
}

function readArguments(args: readonly string[]) {
  try {
    const options = { host: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean' } } as const
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new CliOptionError(error instanceof Error ? error.message : 'The options cannot be read.')
  }
}

function readHost(text: string): string {
  if (/^[A-Za-z0-9.:_-]{1,253}(%[A-Za-z0-9]{1,16})?$/.test(text)) return text
  throw new CliOptionError(`The host must be a name or an IP address, not ${JSON.stringify(text)}.`)
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new CliOptionError(`The port must be a whole number from 0 to 65535, not ${JSON.stringify(text)}.`)
}
