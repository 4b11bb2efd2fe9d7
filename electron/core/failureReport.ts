function placesOf({ stack = '', message }: Error): string[] {
  // A message of several lines stands before the places, and may look like one.
  const end = stack.indexOf(message) + message.length
  return stack
    .slice(end)
    .split('\n')
    .filter(line => /^\s+at /.test(line))
}

/** Says on the terminal where a call failed that should not have: its name and the places in the code, never a value or a text. */
export function failureReport(call: string, error: unknown): string {
  const places = error instanceof Error ? placesOf(error) : []
  return `${[`core: ${call} failed`, ...places].join('\n')}\n`
}
