import { networkInterfaces } from 'node:os'
import { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeImage, powerMonitor } from 'electron'
import { createSignalingServer } from '../signaling/createSignalingServer.ts'
import { appearanceOf, languageOf } from './appearance.ts'
import { applicationMenu } from './applicationMenu.ts'
import { createWindow, forkCore, preferencesOf } from './bundledParts.ts'
import { CoreProcess } from './core/coreProcess.ts'
import { handOutPorts } from './core/handOutPorts.ts'
import { coreHandlers } from './core/serveCore.ts'
import { closeOnce } from './ending/closeOnce.ts'
import { hasEnded, processes } from './ending/endProcess.ts'
import { hideNow } from './ending/hideNow.ts'
import { IdleWatch } from './ending/idleWatch.ts'
import { lockSession } from './ending/lockSession.ts'
import { PractisedKeys } from './ending/practisedKeys.ts'
import { type Absence, answerAbsence, NOTHING_OPEN, type Standing } from './ending/standing.ts'
import { watchPower } from './ending/watchPower.ts'
import type { SettingsChange, SettingsFile } from './files/settingsFile.ts'
import { createNetwork } from './network/createNetwork.ts'
import { createEmbeddedSignaling } from './network/embeddedSignaling.ts'
import { ClipboardGuard } from './screen/clipboardGuard.ts'
import { DraftKeep } from './screen/draftKeep.ts'
import { createFileDialogs, dialogWords } from './screen/fileDialogs.ts'
import { ScreenSeat, type SeatedScreen } from './screen/screenSeat.ts'
import { applyLook, createScreenWindow, type Place, type WindowLook } from './screen/screenWindow.ts'
import { type Host, type HostServices, serveHost } from './screen/serveHost.ts'
import { systemLanguages } from './showPlainMessage.ts'
import { systemClock as clock } from './systemClock.ts'

export type OpenOptions = {
  readonly profile: string
  readonly removeFolder: () => void
  readonly settings: SettingsFile
}

/** Opens the window and starts core, and joins everything that ends them again. */
export async function openRowan(options: OpenOptions): Promise<void> {
  const menu = applicationMenu(process.platform)
  Menu.setApplicationMenu(menu && Menu.buildFromTemplate(menu))
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false })
  await new OpenApp(options).open()
}

/** All parts of the running app, and how they depend on each other. */
class OpenApp {
  readonly #options: OpenOptions
  #standing: Standing = NOTHING_OPEN
  #host: Host | null = null

  constructor(options: OpenOptions) {
    this.#options = options
  }

  async open(): Promise<void> {
    app.on('second-instance', () => this.#seat.window?.show())
    watchPower(powerMonitor, { away: () => this.#absent('away'), quit: this.#close })
    this.#idle.touch()
    this.#core.start()
    await this.#seat.open()
  }

  readonly #copied = new ClipboardGuard({ clipboard, clock, platform: process.platform })

  readonly #keys = new PractisedKeys({
    now: () => performance.now(),
    choice: () => this.#options.settings.now,
    hide: () => this.#hide(),
    practised: took => this.#host?.events.hidePractised({ took }),
  })

  readonly #idle = new IdleWatch({
    clock,
    after: () => this.#options.settings.now.lockAfter,
    onIdle: () => this.#absent('idle'),
  })

  readonly #signaling = createEmbeddedSignaling({
    createServer: createSignalingServer,
    interfaces: networkInterfaces,
  })

  readonly #network = createNetwork({
    proxy: () => this.#options.settings.now.proxy,
    onGone: () => this.#core.netGone(),
    serverTime: time => this.#core.serverTime(time),
    makePort: () => this.#ports.toNet(),
    title: () => this.#look().title,
  })

  readonly #screenPreferences = preferencesOf('screen', () => [])

  readonly #files = createFileDialogs({
    dialog,
    words: () => dialogWords(this.#language()),
    onDismissed: () => this.#keys.dismissed(),
  })

  readonly #core: CoreProcess = new CoreProcess({
    fork: () => forkCore(this.#options.profile),
    handlers: coreHandlers({
      net: this.#network.net,
      lookAtServer: this.#network.lookAtServer,
      drafts: new DraftKeep(clock),
      files: this.#files,
      setStanding: standing => {
        this.#standing = standing
      },
    }),
    onStart: () => this.#ports.toScreen(),
    onGone: () => {
      this.#standing = NOTHING_OPEN
      this.#network.net.close()
      this.#host?.events.coreGone({})
    },
  })

  readonly #seat: ScreenSeat = new ScreenSeat({ make: place => this.#makeScreen(place), processes, clock })
  readonly #ports = handOutPorts({ core: this.#core, screen: this.#seat })
  readonly #close = closeOnce({ app, screen: this.#seat, core: this.#core })

  readonly #hide = hideNow({
    end: () => processes.kill(process.pid),
    clock,
    windows: () => BrowserWindow.getAllWindows(),
    killCore: () => this.#core.kill(),
    endPages: () => {
      this.#network.net.close()
      this.#seat.end()
    },
    removeFolder: () => {
      // what a quit would take away from the folder of the profile
      app.releaseSingleInstanceLock()
      this.#options.removeFolder()
    },
    emptyClipboard: () => this.#copied.empty(),
  })

  readonly #lock = lockSession({
    renewScreen: () => this.#seat.renew(),
    closeNet: () => hasEnded(this.#network.net.close(), processes, clock),
    stopCore: within => this.#core.stop(within),
    startCore: () => {
      this.#standing = NOTHING_OPEN
      this.#core.start()
    },
    stopSignaling: () => this.#signaling.stop(),
    emptySelection: () => this.#copied.emptySelection(),
  })

  readonly #services: HostServices = {
    signaling: this.#signaling,
    quit: this.#close,
    hide: this.#hide,
    lock: () => void this.#lock(),
    active: () => this.#idle.touch(),
    copied: () => void this.#copied.copied(),
    readClipboard: async () => clipboard.readText(),
    savePlainText: text => this.#files.saveText(text),
    practiseHide: on => this.#keys.practise(on),
    readSettings: () => ({ settings: this.#options.settings.now, kept: this.#options.settings.isKept }),
    forgetSettings: () => this.#options.settings.forget(),
    changeSettings: (change, keep) => this.#changeSettings(change, keep),
  }

  #makeScreen(place: Place | null): SeatedScreen {
    const window: BrowserWindow = createScreenWindow({
      create: createWindow,
      preferences: this.#screenPreferences,
      look: this.#look(),
      place,
      onLoad: () => this.#ports.toScreen(),
      onClosed: () => {
        if (this.#seat.has(window)) this.#close()
      },
    })
    this.#keys.practise(false)
    window.webContents.on('before-input-event', (_event, input) => {
      this.#idle.touch()
      this.#keys.press(input)
    })
    const host = serveHost(ipcMain, window.webContents, this.#services)
    this.#host = host
    return { window, release: host.release }
  }

  async #changeSettings(change: SettingsChange, keep: boolean) {
    try {
      return await this.#options.settings.change(change, keep)
    } finally {
      this.#network.net.followProxy()
      this.#idle.changed()
      if (this.#seat.window) applyLook(this.#seat.window, this.#look())
    }
  }

  #absent(absence: Absence): void {
    answerAbsence(absence, this.#standing, {
      lock: () => void this.#lock(),
      hide: this.#hide,
      veil: () => this.#host?.events.idle({}),
    })
  }

  #language() {
    return languageOf(this.#options.settings.now, systemLanguages(app))
  }

  #look(): WindowLook {
    const { settings } = this.#options
    const { title, icon } = appearanceOf(settings.now, this.#language())
    return { title, icon: nativeImage.createFromDataURL(icon), hinderCapture: settings.now.hinderCapture }
  }
}
