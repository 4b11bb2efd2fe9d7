/** What a paste or a drop brings, as plain facts. */
export type Transfer = {
  readonly files: number
  readonly html: string
  readonly text: string
  /** Addresses of what is dragged, one on each line. */
  readonly addresses: string
  /** The types it announces, for example 'Files' or 'text/plain'. */
  readonly types: readonly string[]
}

/** What becomes of it: its words, and whether it is refused. */
export type TransferVerdict = { readonly text: string; readonly refused: boolean }

const MEDIA = /<(?:img|picture|video|audio|source|svg|canvas|object|embed|iframe)[\s/>]/i

/** A picture or file that is written out as an address of its own, in HTML or as words. */
const DATA = /\bdata:(?:[\w.+-]+\/[\w.+-]+(?:;[\w=.+-]+)*|;base64),/i
/** What lies on this computer, or in the memory of another page. */
const FILE = /^(?:file|blob|content):/im

/**
 * Rowan carries words. Pictures, files and everything that would fetch something are refused, with all that came with them: what a
 * person meant to paste is not guessed. The words alone can be pasted as plain text.
 */
export function transferVerdict({ files, html, text, addresses, types }: Transfer): TransferVerdict {
  const isFile = files > 0 || types.includes('Files') || FILE.test(addresses)
  const refused = isFile || MEDIA.test(html) || [html, text, addresses].some(part => DATA.test(part))
  return { text, refused }
}

/** Reads what a paste or a drop brings. */
export function readTransfer(data: DataTransfer): Transfer {
  return {
    files: data.files.length,
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
    addresses: data.getData('text/uri-list'),
    types: [...data.types],
  }
}
