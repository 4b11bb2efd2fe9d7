import { createSignalingServer, type SignalingServer } from './createSignalingServer.ts'
import { CLI_HELP, CliOptionError, type CliOptions, readCliOptions } from './readCliOptions.ts'

const START_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'this port is already in use; choose another with --port',
  EACCES: 'this port needs more rights; choose one above 1023 with --port',
  EADDRNOTAVAIL: 'this computer has no such address; choose another with --host',
  ENOTFOUND: 'this host name is not known; choose another with --host',
}

void main()

async function main(): Promise<void> {
  try {
    const options = readCliOptions(process.argv.slice(2), process.env)
    if (options.help) process.stdout.write(CLI_HELP)
    else await run(options)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = error instanceof CliOptionError ? 2 : 1
  }
}

async function run({ host, port }: CliOptions): Promise<void> {
  const server = createSignalingServer({ host, port })
  const { url } = await server.ready
  process.stdout.write(`Rowan signalling server: ${url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(server))
}

/** The process ends by itself once nothing is open any more. */
function stop(server: SignalingServer): void {
  server.close().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 1
  })
}

function explain(error: unknown): string {
  if (error instanceof CliOptionError) return `${error.message}\n\n${CLI_HELP}`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return `The signalling server did not start: ${START_FAILURES[code] ?? (code || 'unknown reason')}.`
}
