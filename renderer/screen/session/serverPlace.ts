/** Where the address of a meeting point lies, as far as the address alone says it. */
export type ServerPlace = 'here' | 'local' | 'elsewhere'

const HERE = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/
const LOCAL =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|.+\.local)$/

/** Whether a meeting point is on this computer, in a local network, or anywhere else. No name is looked up. */
export function serverPlace(url: string): ServerPlace {
  const host = /^wss?:\/\/(?:\[([^\]]*)\]|([^/:]*))/i.exec(url)
  const name = (host?.[1] ?? host?.[2] ?? '').toLowerCase()
  if (HERE.test(name)) return 'here'
  return LOCAL.test(name) ? 'local' : 'elsewhere'
}
