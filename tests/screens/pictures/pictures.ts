import { takePictures } from './takePictures.ts'

const count = await takePictures(process.argv.slice(2))
process.stdout.write(`${count} contact sheets in screens-output/\n`)
