/** Switches that a packaged app accepts on its command line; each either belongs to Rowan or helps a person see or read. */
const ALLOWED = new Set([
  'profile',
  'lang',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'ozone-platform',
  'ozone-platform-hint',
])

/**
 * What of a packaged app's command line is not on the list: switches that debug, unsandbox, redirect or log the app among them, and
 * everything that is no switch. No fuse of Electron covers them all.
 */
export function refusedArguments(argv: readonly string[]): string[] {
  return argv.slice(1).filter(argument => {
    const name = /^--([a-z-]+)(?:=|$)/.exec(argument)?.[1]
    return name === undefined || !ALLOWED.has(name)
  })
}

/** The profile folder that `--profile=<folder>` names; undefined when it names none. */
export function profileFolder(argv: readonly string[]): string | undefined {
  const prefix = '--profile='
  const argument = argv.find(text => text.startsWith(prefix))
  return argument === undefined || argument === prefix ? undefined : argument.slice(prefix.length)
}
