import sodium from 'libsodium-wrappers-sumo'

const results = new Map<string, Uint8Array>()

/** Argon2id of what was stretched before is not worked out again: what a passphrase costs is no matter of tests with many people. */
export function rememberStretched(): void {
  const { crypto_pwhash: stretch } = sodium
  if (stretch.name === 'remembering') return
  const remembering = (...given: [number, string, Uint8Array, number, number, number]) => {
    const name = given
      .map(part => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part))
      .join(' ')
    const known = results.get(name) ?? stretch(...given)
    results.set(name, known)
    return known.slice()
  }
  Object.defineProperty(remembering, 'name', { value: 'remembering' })
  Object.assign(sodium, { crypto_pwhash: remembering })
}

/** Takes what another process has worked out, as {@link knownStretched} gave it. */
export function knowStretched(known: Readonly<Record<string, string>>): void {
  for (const [name, bytes] of Object.entries(known))
    results.set(name, new Uint8Array(Buffer.from(bytes, 'hex')))
}

/** What was worked out in this process, for others. */
export function knownStretched(): Record<string, string> {
  return Object.fromEntries([...results].map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]))
}
