import { useContext, useEffect } from 'react'
import { AnnouncerContext } from './AnnouncerContext.ts'

/** What was read out while this was shown does not stay on the page when it goes. */
export function useSilence(): void {
  const announcer = useContext(AnnouncerContext)
  useEffect(() => () => announcer.set(''), [announcer])
}
