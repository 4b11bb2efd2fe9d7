/** What a paste or a drop brings, as plain facts. */
export type Transfer = {
  readonly files: number
  readonly html: string
  readonly text: string
  /** The types it announces, for example 'Files' or 'text/plain'. */
  readonly types: readonly string[]
}

/** What becomes of it: its words are taken, and whether something in it was refused. */
export type TransferVerdict = { readonly text: string; readonly refused: boolean }

const MEDIA = /<(?:img|picture|video|audio|source|svg|canvas|object|embed|iframe)[\s/>]/i

/** Rowan carries words. Pictures, files and everything that would fetch something are refused; the words beside them stay. */
export function transferVerdict({ files, html, text, types }: Transfer): TransferVerdict {
  const refused = files > 0 || types.includes('Files') || MEDIA.test(html)
  return { text, refused }
}

/** Reads what a paste or a drop brings. */
export function readTransfer(data: DataTransfer): Transfer {
  return {
    files: data.files.length,
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
    types: [...data.types],
  }
}
