import { createHmac } from 'node:crypto'

/** A credential of coturn's shared-secret scheme: the name says until when it holds, the password is a MAC of the name. */
export function turnCredential(
  secret: string,
  secondsFromNow: number,
  name = 'room',
): { readonly username: string; readonly password: string } {
  const username = `${Math.floor(Date.now() / 1000) + secondsFromNow}:${name}`
  return { username, password: createHmac('sha1', secret).update(username).digest('base64') }
}
