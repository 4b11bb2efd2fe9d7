import { describe, expect, it } from 'vitest'
import { Doc, XmlElement, XmlText } from 'yjs'
import { noteText } from '../../../renderer/screen/session/noteText.ts'

function block(name: string, ...children: (string | XmlElement)[]): XmlElement {
  const element = new XmlElement(name)
  element.insert(
    0,
    children.map(child => (typeof child === 'string' ? new XmlText(child) : child)),
  )
  return element
}

describe('the plain text of a note', () => {
  it('has one line for each heading, paragraph and item, also inside lists', () => {
    const fragment = new Doc().getXmlFragment('note')
    fragment.insert(0, [
      block('heading', 'Plan'),
      block('paragraph', '两个日期'),
      block('paragraph'),
      block(
        'taskList',
        block(
          'taskItem',
          block('paragraph', 'one'),
          block('bulletList', block('listItem', block('paragraph', 'two'))),
        ),
      ),
    ])
    expect(noteText(fragment)).toBe('Plan\n两个日期\n\none\ntwo')
  })

  it('keeps words with formatting and line breaks', () => {
    const fragment = new Doc().getXmlFragment('note')
    const text = new XmlText()
    fragment.insert(0, [new XmlElement('paragraph')])
    const paragraph = fragment.get(0)
    if (!(paragraph instanceof XmlElement)) throw new Error('A paragraph was put there.')
    paragraph.insert(0, [text, new XmlElement('hardBreak'), new XmlText('below')])
    text.insert(0, 'bold and plain')
    text.format(0, 4, { bold: true })
    expect(noteText(fragment)).toBe('bold and plain\nbelow')
  })

  it('of an empty note is empty', () => {
    expect(noteText(new Doc().getXmlFragment('note'))).toBe('')
  })
})
