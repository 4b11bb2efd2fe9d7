/** Most addresses of relays in one grant (PROTOCOL.md §6.6). */
export const RELAY_URLS_MAX = 6
/** Longest address of a relay, in characters (PROTOCOL.md §6.6). */
export const RELAY_URL_MAX = 200
/** Longest time that a credential may be given for, in s (PROTOCOL.md §6.6). */
export const RELAY_LIFETIME_MAX = 12 * 60 * 60
