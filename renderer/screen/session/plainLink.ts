import { Mark } from '@tiptap/core'

const unset = { default: null, rendered: false }

/**
 * A link that came with a note is kept and shown as underlined words. It leads nowhere: Rowan opens no address, and none can be
 * made here.
 */
export const plainLink = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: unset, target: unset, rel: unset, class: unset, title: unset }),
  renderHTML: () => ['u', { 'data-link': '' }, 0],
})
