import { describe, expect, it } from 'vitest'
import {
  isNoteAddress,
  isNoteAttribute,
  isNoteElement,
  isNoteMark,
} from '../../../../shared/documents/notes/noteSchema.ts'

describe('the form of a note', () => {
  it.each(['image', 'iframe', 'script', 'doc', 'codeBlock', '__proto__', 'constructor', ''])(
    'has no element %j',
    name => {
      expect(isNoteElement(name)).toBe(false)
    },
  )

  it.each([
    ['heading', 'level', 4],
    ['heading', 'level', '1'],
    ['heading', '__proto__', 1],
    ['paragraph', 'style', 'x'],
    ['taskItem', 'checked', 1],
    ['orderedList', 'type', 'javascript'],
    ['constructor', 'name', 'x'],
  ])('has no attribute %s %s=%j', (element, key, value) => {
    expect(isNoteAttribute(element, key, value)).toBe(false)
  })

  it.each([
    ['bold', { style: 'x' }],
    ['bold', 'yes'],
    ['bold', []],
    ['code', {}],
    ['link', {}, true],
    ['link', { href: 'https://example.org', onclick: 'x' }],
    ['link', { href: 1 }],
    ['link', 'https://example.org'],
    ['link', []],
    ['__proto__', {}],
  ] as [string, unknown, boolean?][])('decides on the mark %s %j', (mark, value, allowed = false) => {
    expect(isNoteMark(mark, value)).toBe(allowed)
  })

  it.each([
    'https://例子.测试/路',
    'HTTP://example.org',
    'mailto:a@b.c',
    'tel:112',
    '/help',
    '#top',
    'example.org/a:b',
    '?a:b',
  ])('may hold the address %j', address => {
    expect(isNoteAddress(address)).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:x',
    'java\nscript:x',
    '\u0001javascript:x',
    ' javascript:x',
    'data:text/html,x',
    'file:///etc',
    'vbscript:x',
    'blob:x',
    ':x',
  ])('may not hold the address %j', address => {
    expect(isNoteAddress(address)).toBe(false)
  })
})
