/** What was asked for cannot be understood; the message says why, if there is more to say than the usage. */
export class UsageError extends Error {}

/** How the command is used. */
export const USAGE = `For an organisation that vouches for its counsellors.

  npm run organisation -- new KEYFILE
      makes the key of the organisation, and says its words
  npm run organisation -- words KEYFILE
      says the words of a key again
  npm run organisation -- certify KEYFILE NAME REQUEST [DAYS]
      answers a counsellor’s request; NAME is shown to whoever she invites, DAYS are 365 unless told, 400 at most

The passphrase is asked for at the keyboard, or is a line of the input.
`
