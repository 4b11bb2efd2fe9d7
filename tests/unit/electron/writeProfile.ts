import { fileProfileStore, type WriteStep } from '../../../electron/core/fileProfileStore.ts'

// Run as a process of its own: writes a profile of one byte value and is killed at the named step, as by a power cut.
const [, , folder = '', step = '', fill = '0'] = process.argv

const store = fileProfileStore(folder, (reached: WriteStep) => {
  if (reached === step) process.kill(process.pid, 'SIGKILL')
})
await store.save(new Uint8Array(300_000).fill(Number(fill)))
