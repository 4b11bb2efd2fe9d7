import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  session,
  utilityProcess,
} from 'electron'
import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { hostCalls, hostEvents } from '../../shared/ports/hostPort.ts'
import { PORT_MESSAGE } from '../../shared/ports/portMessage.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import { createSignalingServer } from '../signaling/createSignalingServer.ts'
import type { PageName } from './appAddress.ts'
import { registerAppScheme } from './appProtocol.ts'
import { applicationMenu } from './applicationMenu.ts'
import { createCore } from './createCore.ts'
import { createNet } from './createNet.ts'
import { createEmbeddedSignaling } from './embeddedSignaling.ts'
import { guardContents } from './guardContents.ts'
import { createHostChannel } from './hostChannel.ts'
import { createNetWindow } from './netWindow.ts'
import { pagePreferences } from './pagePreferences.ts'
import { createPageSession } from './pageSession.ts'
import { createScreenWindow, loadScreen } from './screenWindow.ts'
import { makeSessionFolder } from './sessionFolder.ts'
import { profileFolder, refusedArguments } from './startArguments.ts'

prepare()
void app.whenReady().then(start)
