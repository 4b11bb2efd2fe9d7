import type { en } from './en.ts'

/** A key of the catalogue; English decides which there are. */
export type MessageKey = keyof typeof en

/** All sentences of one language. */
export type Catalogue = Readonly<Record<MessageKey, string>>
