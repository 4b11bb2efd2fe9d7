import type { Scene } from './scene.ts'
import { endingScenes } from './scenes/endingScenes.ts'
import { firstScenes } from './scenes/firstScenes.ts'
import { joiningScenes } from './scenes/joiningScenes.ts'
import { profileScenes } from './scenes/profileScenes.ts'
import { roomScenes } from './scenes/roomScenes.ts'
import { sheetScenes } from './scenes/sheetScenes.ts'
import { startScenes } from './scenes/startScenes.ts'
import { talkScenes } from './scenes/talkScenes.ts'
import { trustScenes } from './scenes/trustScenes.ts'

/** Every screen of Rowan in every state worth looking at: what the pictures, the trees and axe all go through. */
export const scenes: readonly Scene[] = [
  ...firstScenes,
  ...startScenes,
  ...joiningScenes,
  ...endingScenes,
  ...roomScenes,
  ...talkScenes,
  ...sheetScenes,
  ...profileScenes,
  ...trustScenes,
]
