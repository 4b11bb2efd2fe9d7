import { describe, expect, it, vi } from 'vitest'
import { guardTransfers } from '../../../renderer/screen/session/guardTransfers.ts'
import { type Transfer, transferVerdict } from '../../../renderer/screen/session/transferVerdict.ts'

const transfer = (change: Partial<Transfer>): Transfer => ({
  files: 0,
  html: '',
  text: '',
  addresses: '',
  types: [],
  ...change,
})

describe('what may be pasted or dropped', () => {
  it('words may', () => {
    expect(transferVerdict(transfer({ text: '你好' }))).toEqual({ text: '你好', refused: false })
  })

  it('files may not, also when they are only announced', () => {
    expect(transferVerdict(transfer({ files: 1 })).refused).toBe(true)
    expect(transferVerdict(transfer({ types: ['Files'] })).refused).toBe(true)
  })

  it.each([
    '<p>a<img src="https://x.example/a.png"></p>',
    '<IMG\nsrc=x>',
    '<video src=x></video>',
    '<audio/>',
    '<svg onload=x>',
    '<object data=x>',
    '<iframe src=x>',
    '<picture><source srcset=x></picture>',
    '<a href="data:image/png;base64,iVBORw0KGgo=">a</a>',
    '<p style="background: url(data:image/png;base64,AA)">a</p>',
    '<embed src=x>',
    '<canvas></canvas>',
  ])('%s is refused', html => {
    expect(transferVerdict(transfer({ html, text: 'a' })).refused).toBe(true)
  })

  it.each(['data:image/png;base64,iVBORw0KGgo=', 'see DATA:text/html,<b>x', 'data:;base64,AAAA'])(
    'a file that is written out as words may not: %s',
    text => {
      expect(transferVerdict(transfer({ text })).refused).toBe(true)
    },
  )

  it.each(['file:///tmp/a.png', 'https://a.example\nfile:///C:/a.png', 'blob:https://a.example/1'])(
    'an address of a file may not be dragged in: %s',
    addresses => {
      expect(transferVerdict(transfer({ addresses })).refused).toBe(true)
    },
  )

  it.each([
    'the data: a, b',
    'metadata:image/png, of course',
    'https://a.example/data:x',
    '自料 data, file: x',
  ])('words about files are words: %s', text => {
    expect(transferVerdict(transfer({ text })).refused).toBe(false)
  })

  it('ordinary formatted text is no picture', () => {
    const html = '<h1>Images of a video</h1><p>imgur <b>svg</b></p>'
    expect(transferVerdict(transfer({ html })).refused).toBe(false)
  })
})

/** An event as a window gives it, with a clipboard or a drag in it. */
function eventWith(type: string, data: { files?: number; html?: string; text?: string }): Event {
  const event = new Event(type, { cancelable: true })
  const carried = {
    files: { length: data.files ?? 0 },
    types: data.files ? ['Files'] : ['text/plain'],
    getData: (kind: string) => ({ 'text/html': data.html, 'text/plain': data.text })[kind] ?? '',
  }
  return Object.assign(event, { clipboardData: carried, dataTransfer: carried })
}

function setup() {
  const page = new EventTarget()
  const refused = vi.fn()
  const stop = guardTransfers(page as unknown as Window, refused)
  return { page, refused, stop }
}

describe('the guard of the window', () => {
  it('stops a pasted or dropped file and says so', () => {
    const { page, refused } = setup()
    const paste = eventWith('paste', { files: 1 })
    const drop = eventWith('drop', { files: 1 })
    page.dispatchEvent(paste)
    page.dispatchEvent(drop)
    expect(paste.defaultPrevented && drop.defaultPrevented).toBe(true)
    expect(refused).toHaveBeenCalledTimes(2)
  })

  it('refuses a paste with a picture in it whole, whatever words are beside it', () => {
    const { page, refused } = setup()
    const paste = eventWith('paste', { html: '<img src=x>', text: 'words' })
    page.dispatchEvent(paste)
    expect(paste.defaultPrevented).toBe(true)
    expect(refused).toHaveBeenCalledTimes(1)
  })

  it('leaves plain words alone', () => {
    const { page, refused } = setup()
    const paste = eventWith('paste', { text: 'words' })
    page.dispatchEvent(paste)
    expect(paste.defaultPrevented).toBe(false)
    expect(refused).not.toHaveBeenCalled()
  })

  it('takes a dragged file over, so that the window never opens it', () => {
    const { page } = setup()
    const over = eventWith('dragover', { files: 1 })
    page.dispatchEvent(over)
    expect(over.defaultPrevented).toBe(true)
  })

  it('takes every drag outside the fields over, and lets words be dropped into them', () => {
    const { page, refused } = setup()
    const drop = eventWith('drop', { text: 'words' })
    page.dispatchEvent(drop)
    expect(drop.defaultPrevented).toBe(true)
    expect(refused).not.toHaveBeenCalled()
  })

  it('hears nothing any more once it is stopped', () => {
    const { page, refused, stop } = setup()
    stop()
    page.dispatchEvent(eventWith('paste', { files: 1 }))
    expect(refused).not.toHaveBeenCalled()
  })
})
