/** One progress line. @param {string} line */
export function say(line) {
  process.stdout.write(`· ${line}\n`)
}

/** Something that only the person at the keyboard can mend: one sentence, and one command when there is one. */
export class SetupProblem extends Error {
  /** @param {string} missing @param {string} [command] */
  constructor(missing, command) {
    super(command ? `${missing}\n  Mend it with: ${command}` : missing)
    this.name = 'SetupProblem'
  }
}

/**
 * Runs the main function of a task; its number becomes the exit code.
 * @param {() => Promise<number | undefined>} main
 */
export async function runTask(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const known = error instanceof SetupProblem
    process.stderr.write(
      `\n${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
