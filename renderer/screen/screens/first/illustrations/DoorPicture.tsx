import { Picture, soft } from './Picture.tsx'

/** A door that stands a little open, and a plant beside it. */
export function DoorPicture() {
  return (
    <Picture>
      <path d="M22 84H138" />
      <path d="M60 84V16H104V84" />
      <path className={soft} d="M66 84V20L94 27V91L66 84Z" />
      <circle cx="88" cy="58" r="1.8" fill="currentColor" />
      <path className={soft} d="M116 84L113 68H131L128 84Z" />
      <path d="M122 68C122 58 122 54 122 46" />
      <path d="M122 60C114 58 111 53 111 47C118 48 121 52 122 60Z" />
      <path d="M122 54C129 52 133 47 133 40C126 41 122 46 122 54Z" />
    </Picture>
  )
}
