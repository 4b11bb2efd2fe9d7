import { runTask } from '../setup/say.mjs'
import { runDemo } from './runDemo.mjs'

await runTask(runDemo)
