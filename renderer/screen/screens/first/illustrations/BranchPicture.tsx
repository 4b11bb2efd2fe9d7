import { Picture, soft } from './Picture.tsx'

const LEAVES = [
  { x: 48, y: 64, turn: -62 },
  { x: 54, y: 73, turn: 38 },
  { x: 68, y: 55, turn: -58 },
  { x: 75, y: 64, turn: 34 },
  { x: 90, y: 46, turn: -52 },
  { x: 97, y: 55, turn: 30 },
  { x: 112, y: 38, turn: -14 },
] as const

const BERRIES = [
  { x: 27, y: 60 },
  { x: 20, y: 69 },
  { x: 31, y: 71 },
] as const

/** A branch of a rowan tree with its narrow leaves and three berries. */
export function BranchPicture() {
  return (
    <Picture>
      <path d="M34 80C58 72 90 56 113 38" />
      <path d="M39 78C35 74 31 72 29 66" />
      {LEAVES.map(({ x, y, turn }) => (
        <g key={`${x}`} transform={`translate(${x} ${y}) rotate(${turn})`}>
          <path className={soft} d="M0 0C7 -8 20 -8 29 0C20 8 7 8 0 0Z" />
          <path d="M3 0H21" strokeWidth="1.5" />
        </g>
      ))}
      {BERRIES.map(({ x, y }) => (
        <circle key={`${x}`} className={soft} cx={x} cy={y} r="5.5" />
      ))}
    </Picture>
  )
}
