import { ConfigError } from './config/configError.ts'
import { HELP_TEXT } from './config/helpText.ts'
import { readServiceConfig } from './config/readServiceConfig.ts'
import type { ServiceConfig } from './config/serviceConfig.ts'
import { obeySignals } from './service/obeySignals.ts'
import { startService } from './service/startService.ts'
import { signalingAddress } from './signalingAddress.ts'

const START_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'this port is already in use; choose another with --port',
  EACCES: 'this port needs more rights; choose one above 1023 with --port',
  EADDRNOTAVAIL: 'this computer has no such address; choose another with --host',
  ENOTFOUND: 'this host name is not known; choose another with --host',
}

void main()

async function main(): Promise<void> {
  try {
    const asked = readServiceConfig(process.argv.slice(2), process.env)
    if (asked.help) process.stdout.write(HELP_TEXT)
    else await run(asked.config)
  } catch (error) {
    tell(explain(error))
    process.exitCode = error instanceof ConfigError ? 2 : 1
  }
}

async function run(config: ServiceConfig): Promise<void> {
  const service = await startService(config, tell)
  process.stdout.write(`Rowan signalling server: ${service.url}\n`)
  if (config.metrics) {
    const { url } = signalingAddress(config.metrics.host, service.metricsPort ?? 0, false)
    process.stdout.write(`Metrics: ${url.replace('ws:', 'http:')}/metrics\n`)
  }
  obeySignals(service, config, tell)
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `The signalling server did not start.\n${error.message}\nAll settings: --help`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return `The signalling server did not start: ${START_FAILURES[code] ?? (code || 'unknown reason')}.`
}
