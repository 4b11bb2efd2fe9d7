/** What main sends to a page, and its preload script to its script, together with the one MessagePort for it. */
export const PORT_MESSAGE = 'rowan-port'
