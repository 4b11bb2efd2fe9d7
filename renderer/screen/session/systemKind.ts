/** What kind of system this is, and nothing finer; empty where it is none of the three. */
export function systemKind(userAgent: string): 'Windows' | 'macOS' | 'Linux' | '' {
  if (/Windows/.test(userAgent)) return 'Windows'
  if (/Mac OS X|Macintosh/.test(userAgent)) return 'macOS'
  return /Linux/.test(userAgent) ? 'Linux' : ''
}
