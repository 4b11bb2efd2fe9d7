import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindowConstructorOptions, UtilityProcess, WebPreferences } from 'electron'
import { app, BrowserWindow, ipcMain, Menu, protocol, session, utilityProcess } from 'electron'
import { createSignalingServer } from '../signaling/createSignalingServer.ts'
import type { PageName } from './appAddress.ts'
import { applicationMenu } from './applicationMenu.ts'
import { registerAppScheme } from './appProtocol.ts'
import { closeOnce } from './closeOnce.ts'
import { CoreProcess } from './coreProcess.ts'
import { createNet } from './createNet.ts'
import { createEmbeddedSignaling } from './embeddedSignaling.ts'
import { handOutPorts } from './handOutPorts.ts'
import { createNetWindow } from './netWindow.ts'
import { pagePreferences } from './pagePreferences.ts'
import { createPageSession } from './pageSession.ts'
import { prepareApp } from './prepareApp.ts'
import { createScreenWindow, loadScreen } from './screenWindow.ts'
import { serveHost } from './serveHost.ts'

const bundle = join(__dirname, '..')

if (prepareApp(app, process.argv, tmpdir())) {
  registerAppScheme(protocol)
  void app.whenReady().then(openRowan)
} else {
  app.exit(1)
}

async function openRowan(): Promise<void> {
  const menu = applicationMenu(process.platform)
  Menu.setApplicationMenu(menu && Menu.buildFromTemplate(menu))
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false })

  const signaling = createEmbeddedSignaling({
    createServer: createSignalingServer,
    interfaces: networkInterfaces,
  })
  const net = createNet({
    makeWindow: crashed =>
      createNetWindow({ create, preferences: netPreferences, crashed, makePort: () => ports.toNet() }),
    onGone: () => core.netGone(),
  })
  const netPreferences = preferencesOf('net', net.servers)
  const core = new CoreProcess({
    fork: forkCore,
    net,
    onStart: () => ports.toScreen(),
    onGone: () => {
      net.close()
      host.coreGone({})
    },
  })
  const screen = createScreenWindow({
    create,
    preferences: preferencesOf('screen', () => []),
    onLoad: () => ports.toScreen(),
    onClosed: () => close(),
  })
  const ports = handOutPorts({ core, screen })
  const close = closeOnce({ app, screen, core })
  const host = serveHost({ ipc: ipcMain, contents: screen.webContents, signaling, quit: close })
  app.on('second-instance', () => screen.show())

  core.start()
  await loadScreen(screen)
}

function create(options: BrowserWindowConstructorOptions): BrowserWindow {
  return new BrowserWindow(options)
}

function forkCore(): UtilityProcess {
  return utilityProcess.fork(join(bundle, 'electron', 'core.cjs'), [app.getPath('userData')], {
    serviceName: 'rowan-core',
    env: {},
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  })
}

function preferencesOf(page: PageName, servers: () => readonly string[]): WebPreferences {
  return pagePreferences({
    preload: join(bundle, 'electron', `preload-${page}.cjs`),
    session: createPageSession(session, { page, folder: join(bundle, page), servers }),
    devTools: !app.isPackaged,
  })
}
