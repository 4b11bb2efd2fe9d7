import { createRoot, type Root } from 'react-dom/client'
import { App } from '../../../renderer/screen/app/App.tsx'
import { createApp, type RowanApp } from '../../../renderer/screen/app/createApp.ts'
import '../../../renderer/screen/design/tokens.css'
import '../../../renderer/screen/design/fonts.css'
import '../../../renderer/screen/design/base.css'
import '../../../renderer/screen/design/pressable.css'
import '../../../renderer/screen/design/noteText.css'
import type { Language } from '../../../shared/i18n/languages.ts'
import { DEFAULT_SETTINGS } from '../../../shared/ports/hostPort.ts'
import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import { FakeCore } from '../../support/fakeCore.ts'
import { fakeHost } from '../../support/fakeHost.ts'
import type { Stage } from '../scene.ts'
import { scenes } from '../scenes.ts'
import { hands } from './hands.ts'
import { frozenNow, pageTime } from './pageTime.ts'

Date.now = frozenNow

/** Another window is not heard here: a veil that comes by chance would be in the pictures. */
function deafPage() {
  const listeners = new Map<string, EventListenerOrEventListenerObject>()
  const page = {
    addEventListener: (name: string, listener: EventListenerOrEventListenerObject) =>
      void listeners.set(name, listener),
    tell(name: string, event: object) {
      const listener = listeners.get(name)
      if (typeof listener === 'function') listener(event as Event)
    },
  }
  return page
}

let shown: { root: Root; app: RowanApp; close: () => void } | null = null

function leave(): void {
  shown?.root.unmount()
  shown?.close()
  shown = null
  pageTime.rest()
  document.body.innerHTML = '<div id="root"></div>'
}

function enter(language: Language): Stage {
  const page = deafPage()
  const { host, computer, hidePractised } = fakeHost(['ws://127.0.0.1:47100', 'ws://192.168.1.20:47100'])
  computer.settings = { ...DEFAULT_SETTINGS, language }
  const app = createApp(page as unknown as Window, host, () => undefined)
  const { port1, port2 } = new MessageChannel()
  const core = new FakeCore(messagePortChannel(port2))
  page.tell('message', { source: page, data: PORT_MESSAGE, ports: [port1] })
  const { session } = app.state.get()
  const place = document.querySelector('#root')
  if (!session || !place) throw new Error('There is no session.')
  const root = createRoot(place)
  root.render(<App app={app} />)
  shown = { root, app, close: () => port2.close() }
  return { app, session, core, computer, hidePractised, ...hands, passTime: pageTime.pass }
}

/** Shows a scene from its beginning. */
async function show(name: string, language: Language): Promise<void> {
  const scene = scenes.find(each => each.name === name)
  if (!scene) throw new Error(`There is no scene ${name}.`)
  leave()
  const stage = enter(language)
  await hands.settled()
  await scene.reach(stage)
  await hands.settled()
}

/** Changes the language of what is shown, as the switch in the bar does. */
async function speak(language: Language): Promise<void> {
  await shown?.app.settings.change({ language })
  await hands.settled()
}

declare global {
  interface Window {
    stage: { show: typeof show; speak: typeof speak }
  }
}

window.stage = { show, speak }
