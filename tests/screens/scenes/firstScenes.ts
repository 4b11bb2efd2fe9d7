import type { Scene, Stage } from '../scene.ts'

/** Through the pages before the start page, from button to button. */
const along =
  (...buttons: readonly string[]) =>
  async ({ session, press }: Stage) => {
    session.go({ at: 'first' })
    for (const button of buttons) await press(button)
  }

/** To the crisis card, with one place or another chosen. */
const linesFor =
  (place: string) =>
  async ({ session, see }: Stage) => {
    session.lay('crisis')
    const choice = await see('crisis-region')
    choice.querySelector<HTMLInputElement>(`input[value="${place}"]`)?.click()
  }

/** The first page of all, each step after it, and what is there for a bad moment. */
export const firstScenes: readonly Scene[] = [
  { name: 'first-language', reach: along() },
  { name: 'first-computer', reach: along('first-continue') },
  { name: 'first-choices', reach: along('first-continue', 'first-unsure') },
  { name: 'first-device', reach: along('first-continue', 'first-yes', 'first-device') },
  { name: 'first-nothing', reach: along('first-continue', 'first-yes', 'first-nothing') },
  { name: 'first-typing', reach: along('first-continue', 'first-no') },
  { name: 'first-practise', reach: along('first-continue', 'first-no', 'first-continue') },
  { name: 'crisis', reach: linesFor('china') },
  { name: 'crisis-kr', reach: linesFor('korea') },
  { name: 'crisis-elsewhere', reach: linesFor('elsewhere') },
  { name: 'calm', reach: ({ session }) => session.lay('calm') },
  {
    name: 'calm-day',
    reach: async ({ session, press }) => {
      session.lay('calm')
      await press('calm-read')
    },
  },
]
