import { readTransfer, transferVerdict } from './transferVerdict.ts'

/** Where dropped words have a place to go. */
const FIELDS = 'input, textarea, [contenteditable="true"]'

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

const isField = (target: EventTarget | null) =>
  target !== null && 'closest' in target && (target as Element).closest(FIELDS) !== null

/** Refuses pictures and files wherever they are pasted or dropped in the window, and says so. Gives the way to stop. */
export function guardTransfers(page: Window, onRefused: () => void): () => void {
  const judge = (event: Event, data: DataTransfer | null) => {
    if (!data || !transferVerdict(readTransfer(data)).refused) return
    event.preventDefault()
    event.stopPropagation()
    onRefused()
  }
  const dragOver = (event: DragEvent) => {
    // Taking the drag is what makes the drop arrive here instead of leading the window to the file.
    if (hasFiles(event.dataTransfer) || !isField(event.target)) event.preventDefault()
  }
  const drop = (event: DragEvent) => {
    judge(event, event.dataTransfer)
    if (!isField(event.target)) event.preventDefault()
  }
  const paste = (event: ClipboardEvent) => judge(event, event.clipboardData)
  const capture = { capture: true }
  page.addEventListener('dragover', dragOver, capture)
  page.addEventListener('drop', drop, capture)
  page.addEventListener('paste', paste, capture)
  return () => {
    page.removeEventListener('dragover', dragOver, capture)
    page.removeEventListener('drop', drop, capture)
    page.removeEventListener('paste', paste, capture)
  }
}
