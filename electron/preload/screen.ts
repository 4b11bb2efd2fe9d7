import { contextBridge } from 'electron'
import { createHostApi } from './createHostApi.ts'
import { forwardPort } from './forwardPort.ts'
import { hostChannel } from './hostChannel.ts'
import { removeNetwork } from './removeNetwork.ts'
import { runInPage } from './runInPage.ts'

runInPage(removeNetwork)
contextBridge.exposeInMainWorld('rowan', createHostApi(hostChannel))
forwardPort()
