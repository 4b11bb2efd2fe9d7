import { useMemo } from 'react'
import { useLanguage } from './useLanguage.ts'

/** Writes moments in the manner of the language. */
export type Times = {
  time(at: number): string
  day(at: number): string
  moment(at: number): string
  date(at: number): string
}

/** How the language of the screen writes times of day, days, both together, and days of any year. */
export function useTimes(): Times {
  const { language } = useLanguage()
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' })
    const day = new Intl.DateTimeFormat(language, { weekday: 'long', month: 'long', day: 'numeric' })
    const moment = new Intl.DateTimeFormat(language, {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    })
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
    return {
      time: at => time.format(at),
      day: at => day.format(at),
      moment: at => moment.format(at),
      date: at => date.format(at),
    }
  }, [language])
}
