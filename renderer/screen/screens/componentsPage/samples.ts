/** What stands on the specimens: nobody but who makes the screens reads it, so it is in no catalogue. */
export const samples = {
  heading: 'Components',
  open: 'Components',
  close: 'Back to the app',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  size: 'Size of text',
  pseudo: 'A language that is none',
  long: 'A sentence that is much longer than there is place for in a single line of a narrow window',
  chinese: '你可以随时离开，不需要解释。',
  korean: '언제든지 나가도 되고, 설명하지 않아도 괜찮아요.',
  short: 'Continue',
  help: 'What helps to fill this in',
  error: 'What is wrong, and what can be done',
  sas: '482 013 955',
  text: 'rowan:1AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA',
  weak: 'password',
  strong: 'seven quiet herons over the long river',
} as const

/** The states that a pointer or the keyboard makes; a specimen shows them without either. */
export const STATES = ['rest', 'hovered', 'focus-visible', 'pressed', 'disabled', 'busy'] as const

/** One of {@link STATES}. */
export type SpecimenState = (typeof STATES)[number]
