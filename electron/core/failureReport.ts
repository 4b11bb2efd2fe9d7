/** Says on the terminal where a call failed that should not have: its name and the places in the code, never a value or a text. */
export function failureReport(call: string, error: unknown): string {
  const places =
    error instanceof Error ? (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : []
  return `${[`core: ${call} failed`, ...places].join('\n')}\n`
}
