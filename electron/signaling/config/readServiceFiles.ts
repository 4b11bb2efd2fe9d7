import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { ConfigError } from './configError.ts'
import type { ServiceConfig } from './serviceConfig.ts'

/** PEM texts of a certificate with its key. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** The certificate that the configuration names; raises ConfigError when it cannot be read or its key is another's. */
export function readCertificate({ keyFile, certFile }: NonNullable<ServiceConfig['tls']>): Certificate {
  const certificate = {
    key: readNamed('tls.keyFile', keyFile),
    cert: readNamed('tls.certFile', certFile),
  }
  try {
    createSecureContext(certificate)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new ConfigError(`tls.certFile: is not a certificate with the key of tls.keyFile${reason}.`)
  }
  return certificate
}

/** The first line of a file that holds a secret and nothing else. */
export function readSecretLine(key: string, file: string): string {
  const line = readNamed(key, file).split(/\r?\n/)[0] ?? ''
  if (line === '') throw new ConfigError(`${key}: the first line of the file is empty.`)
  return line
}

/** A whole file; raises ConfigError with the key that names it. */
export function readNamed(key: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new ConfigError(`${key}: the file cannot be read${code}.`)
  }
}
