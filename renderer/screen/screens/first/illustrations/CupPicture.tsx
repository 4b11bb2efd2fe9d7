import { Picture, soft } from './Picture.tsx'

/** A cup on a table. */
export function CupPicture() {
  return (
    <Picture>
      <path d="M26 84H134" />
      <path className={soft} d="M54 42H106V60C106 72 98 80 86 80H74C62 80 54 72 54 60V42Z" />
      <path d="M106 48H112C119 48 123 52 123 58C123 64 118 68 111 68H104" />
      <path d="M70 32C66 27 74 23 70 17" />
      <path d="M88 32C84 27 92 23 88 17" />
    </Picture>
  )
}
