import { optionOf, SETTINGS, variableOf } from './settings.ts'

const SHAPES = { number: 'NUMBER', text: 'TEXT', list: 'A,B', path: 'FILE' } as const

function lineOf(key: string, shape: string): string {
  return `  ${`--${optionOf(key)} ${shape}`.padEnd(48)} ${variableOf(key)}`
}

/** What `--help` prints: every setting on the command line and in the environment. */
export const HELP_TEXT = `Usage: npm run signaling -- [--config FILE] [--SETTING VALUE]...

Listens on 127.0.0.1, port 4455 (0 for any free one), when nothing is said. A setting on the command line counts before one in the
environment, and that before one in the file, which is JSON: "nats-token-file" is there {"nats": {"tokenFile": ..}}.
With TLS, SIGHUP reads the certificate again. SIGTERM and SIGINT end the service, a second one ends it at once.

${lineOf('config', 'FILE')}
${SETTINGS.map(({ key, kind }) => lineOf(key, SHAPES[kind])).join('\n')}
  --help
`
