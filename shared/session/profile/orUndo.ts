/** Runs `act`; when it fails, `undo` too, and gives the failure of `act`: it raises no ErrorCode of its own. */
export async function orUndo<T>(act: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    await undo().catch(() => undefined)
    throw error
  }
}
