import { localhostCertificate } from '../../../unit/signaling/localhostCertificate.ts'
import { freePort, freshFolder, operatingFile, replaced, writeIn } from './operating.ts'
import { ServerProcess } from './serverProcess.ts'

export const TURN_SECRET = 'shared-secret-of-the-tests'

/** How a relay differs: it takes another's place, has another secret, or shows another certificate. */
export type TurnOptions = {
  readonly instead?: TurnProcess
  readonly secret?: string
  readonly certificate?: Readonly<{ cert: string; key: string }>
}

/** A real turnserver with the operators' configuration, on other ports and on loopback. */
export class TurnProcess {
  readonly port: number
  readonly tlsPort: number
  /** Where it could leave files. */
  readonly folder: string
  readonly process: ServerProcess

  private constructor(port: number, tlsPort: number, folder: string, process: ServerProcess) {
    this.port = port
    this.tlsPort = tlsPort
    this.folder = folder
    this.process = process
  }

  /** Its addresses over UDP, TCP and TLS, in this order. */
  get urls(): string[] {
    const { port, tlsPort } = this
    return [
      `turn:127.0.0.1:${port}?transport=udp`,
      `turn:127.0.0.1:${port}?transport=tcp`,
      `turns:127.0.0.1:${tlsPort}?transport=tcp`,
    ]
  }

  /** `changes` are made to the file as well; in the place of another it has that one's ports. */
  static async start(
    changes: readonly (readonly [from: string, to: string])[] = [],
    { instead, secret = TURN_SECRET, certificate = localhostCertificate }: TurnOptions = {},
  ): Promise<TurnProcess> {
    const port = instead?.port ?? (await freePort())
    const tlsPort = instead?.tlsPort ?? (await freePort())
    const folder = freshFolder()
    const config = replaced(operatingFile('turnserver.conf'), [
      ...changes,
      ['listening-ip=192.0.2.11', 'listening-ip=127.0.0.1'],
      ['relay-ip=192.0.2.11', 'relay-ip=127.0.0.1'],
      ['allowed-peer-ip=192.0.2.11', 'allowed-peer-ip=127.0.0.1\nallow-loopback-peers'],
      ['tls-listening-port=443', `tls-listening-port=${tlsPort}`],
      ['\nlistening-port=3478', `\nlistening-port=${port}`],
      ['REPLACE-WITH-48-RANDOM-CHARACTERS', secret],
      ['/run/turnserver/turndb', `${folder}/turndb`],
      ['/etc/rowan/tls/turn.pem', writeIn(folder, 'turn.pem', certificate.cert)],
      ['/etc/rowan/tls/turn.key', writeIn(folder, 'turn.key', certificate.key)],
    ])
    const file = writeIn(folder, 'turnserver.conf', config)
    const process = new ServerProcess('turnserver', ['-c', file, '--pidfile=', '--relay-threads', '1'])
    await process.listens(port)
    await process.listens(tlsPort)
    return new TurnProcess(port, tlsPort, folder, process)
  }
}
