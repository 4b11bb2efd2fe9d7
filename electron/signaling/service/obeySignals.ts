import { ConfigError } from '../config/configError.ts'
import type { ServiceConfig } from '../config/serviceConfig.ts'
import type { Service, TellOperator } from './startService.ts'

const SIGNAL_NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const

/**
 * SIGHUP reads the certificate, and the files of the relay, again. SIGTERM and SIGINT end the service in order, with code 0, and no later than configured; a second
 * one ends it at once, with the code that a shell gives a process killed by it.
 */
export function obeySignals(
  service: Service,
  { shutdown, tls, relay }: ServiceConfig,
  tell: TellOperator,
): void {
  let isStopping = false
  // With nothing to read it keeps its usual meaning, so that nothing stays behind a closed terminal
  if (tls || relay) process.on('SIGHUP', () => reload(service, tls ? 'certificate' : 'relay', tell))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(128 + SIGNAL_NUMBERS[signal])
      isStopping = true
      void stop(service, shutdown.drainMs + shutdown.timeoutMs, tell)
    })
  }
}

const READ_AGAIN = {
  certificate: { done: 'The certificate was read again.', kept: 'The old certificate stays in use.' },
  relay: { done: 'The files of the relay were read again.', kept: 'The old tokens stay in use.' },
} as const

function reload(service: Service, what: keyof typeof READ_AGAIN, tell: TellOperator): void {
  try {
    service.reload()
    tell(READ_AGAIN[what].done)
  } catch (error) {
    tell(`${READ_AGAIN[what].kept} ${error instanceof ConfigError ? error.message : 'Unknown reason.'}`)
  }
}

async function stop(service: Service, mostMs: number, tell: TellOperator): Promise<void> {
  setTimeout(() => process.exit(0), mostMs)
  try {
    await service.close()
  } catch (error) {
    tell(
      `Closing failed: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}.`,
    )
    process.exitCode = 1
  }
  process.exit()
}
