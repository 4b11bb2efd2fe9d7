import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'
import { certificatePin } from '../../../electron/main/network/verifyPins.ts'
import { isServerAddress } from '../../../shared/room/invitation/serverAddress.ts'
import { localhostCertificate, renewedCertificate } from '../../unit/signaling/localhostCertificate.ts'
import { freshFolder, writeIn } from './support/operating.ts'

it('the command of the operators prints the pin that Rowan looks for', () => {
  const guide = readFileSync(join(projectRoot, 'electron', 'signaling', 'OPERATING.md'), 'utf8')
  const [command = ''] = /^openssl x509 -in .*$/m.exec(guide) ?? []
  for (const { cert } of [localhostCertificate, renewedCertificate]) {
    const file = writeIn(freshFolder(), 'signaling.pem', cert)
    const line = command.replace('/etc/rowan/tls/signaling.pem', file)
    expect(line).toContain(file)
    const printed = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trim()
    expect(printed).toBe(certificatePin(cert))
    expect(isServerAddress(`wss://meet.example#${printed}`)).toBe(true)
  }
})
