/** What can be done about the open profile, in the order in which it is offered. */
export const VAULT_SECTIONS = ['change', 'export', 'import', 'decoy', 'erase', 'clear', 'delete'] as const

/** One of {@link VAULT_SECTIONS}. */
export type VaultSection = (typeof VAULT_SECTIONS)[number]

/** Sections whose form is reached only after what they do and cannot do was read. */
export const EXPLAINED: readonly VaultSection[] = ['decoy', 'erase', 'delete']
/** Sections that are for somebody who is made to open Rowan. */
export const FOR_DURESS: readonly VaultSection[] = ['decoy', 'erase']
