/** Resolves as soon as the condition holds, looking often; rejects with its name when it does not in time. */
export async function eventually(name: string, condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not in ${timeoutMs} ms: ${name}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
