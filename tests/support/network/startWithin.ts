import { chmodSync } from 'node:fs'
import type { makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import { freshFolder, writeIn } from '../../integration/signaling/support/operating.ts'
import { launchApp, type RowanApp, startApp } from '../app/rowanApp.ts'
import { openDriverDoor } from './driverDoor.ts'
import type { Namespace } from './namespace.ts'
import type { Home } from './trustingHome.ts'

/**
 * Starts the app for somebody inside a network, and gives it with the way to end it. The driver asks for any free ports of loopback, which
 * would be those in there; the script puts those of two doors in their place. With a profile the first pages are not gone past.
 */
export async function startWithin(
  { namespace, home }: { readonly namespace: Namespace; readonly home: Home },
  name: string,
  language: string,
  profile?: ReturnType<typeof makeAppFolder>,
): Promise<{ app: RowanApp; close: () => Promise<void> }> {
  const doors = [await openDriverDoor(namespace), await openDriverDoor(namespace)] as const
  const executable = (own: string): string => {
    const [command, args] = namespace.command(own)
    const script = `#!/bin/sh
for argument do
  shift
  case "$argument" in
    --inspect=0) argument=--inspect=${doors[0].port} ;;
    --remote-debugging-port=0) argument=--remote-debugging-port=${doors[1].port} ;;
  esac
  set -- "$@" "$argument"
done
exec ${command} ${args.map(word => `'${word}'`).join(' ')} "$@"
`
    const path = writeIn(freshFolder(), 'start', script)
    chmodSync(path, 0o700)
    return path
  }
  const launch = { env: home.env, executable }
  const app = await (profile ? launchApp(name, language, profile, launch) : startApp(name, language, launch))
  const close = async () => {
    await app.close()
    for (const door of doors) door.close()
  }
  return { app, close }
}
