/** A text as a search sees it: NFKC in small letters, every run of white space as one space, none at the ends. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
