/** Goes on looking until something is so, at short steps: how long it took is what is measured. */
export async function until(isSo: () => boolean | Promise<boolean>, limit = 15_000): Promise<number> {
  const end = performance.now() + limit
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('it never came to be so')
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  return performance.now()
}
