import { useMemo } from 'react'
import { encode } from 'uqr'
import css from './QrCode.module.css'

type QrCodeProps = { readonly text: string; readonly label: string }

/** Light modules around a code, as readers expect them. */
const BORDER = 4

/** A text as a QR code: black on white in every appearance, since readers take no other. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: 'M', border: BORDER })
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    return { size, path: squares.join('') }
  }, [text])
  return (
    <svg
      className={css.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid="qr-code"
    >
      <path d={path} />
    </svg>
  )
}
