import { readTransfer, transferVerdict } from './transferVerdict.ts'

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

/**
 * Refuses pictures and files wherever they are pasted or dropped in the window, and says so. Words pasted along with them go on to
 * where they were pasted. Gives the way to stop.
 */
export function guardTransfers(page: Window, onRefused: () => void): () => void {
  const refuse = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
    onRefused()
  }
  const dragOver = (event: DragEvent) => {
    // Taking the drag is what makes the drop arrive here instead of leading the window to the file.
    if (hasFiles(event.dataTransfer)) event.preventDefault()
  }
  const drop = (event: DragEvent) => {
    if (event.dataTransfer && transferVerdict(readTransfer(event.dataTransfer)).refused) refuse(event)
  }
  const paste = (event: ClipboardEvent) => {
    if (!event.clipboardData) return
    const { refused, text } = transferVerdict(readTransfer(event.clipboardData))
    if (!refused) return
    if (text === '') refuse(event)
    else onRefused()
  }
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
