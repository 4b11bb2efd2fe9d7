import { forwardPort } from './forwardPort.ts'

forwardPort()
