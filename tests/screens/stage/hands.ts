const STEP_MS = 5000

const frame = () => new Promise<void>(resolve => requestAnimationFrame(() => resolve()))

function byTestId(testId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)
}

async function until(condition: () => boolean): Promise<boolean> {
  const end = performance.now() + STEP_MS
  while (!condition() && performance.now() < end) await frame()
  return condition()
}

async function see(testId: string): Promise<HTMLElement> {
  await until(() => byTestId(testId) !== null)
  const found = byTestId(testId)
  if (!found) throw new Error(`${testId} is not on the screen.`)
  return found
}

/** Something that is worked out first says something only then. */
async function read(testId: string): Promise<void> {
  if (!(await until(() => (byTestId(testId)?.textContent ?? '').trim() !== '')))
    throw new Error(`${testId} says nothing.`)
  await settled()
}

async function press(testId: string): Promise<void> {
  await pressThis(await see(testId))
}

async function pressLast(testId: string): Promise<void> {
  const first = await see(testId)
  const all = document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`)
  await pressThis([...all].at(-1) ?? first)
}

async function pressThis(found: HTMLElement): Promise<void> {
  // A switch is a label around the box that is pressed.
  const pressed = found instanceof HTMLLabelElement ? (found.querySelector('input') ?? found) : found
  pressed.focus()
  pressed.click()
  await settled()
}

/** As an input method or a paste writes: the whole text at once. */
async function write(testId: string, text: string): Promise<void> {
  const field = await see(testId)
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

/** Waits until nothing changes on the page for a few frames. */
async function settled(): Promise<void> {
  let changed = true
  const watcher = new MutationObserver(() => {
    changed = true
  })
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const end = performance.now() + STEP_MS
  for (let quiet = 0; quiet < 3 && performance.now() < end; quiet++) {
    if (changed) quiet = 0
    changed = false
    await frame()
    await new Promise(resolve => setTimeout(resolve, 0))
  }
  watcher.disconnect()
}

/** The ways of a person to act on the page. */
export const hands = { see, read, press, pressLast, write, settled }
