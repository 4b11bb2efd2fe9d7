/** The link of an invitation as a person copies it. */
export const LINK = 'rowan://join/#000G40R40M30E209185GR38E1WNENTQAXBNENTQAXBNENTQAXBNCYDBC'

const CODE = LINK.slice(LINK.indexOf('#') + 1)

/** What a page, a mail or another program could hand to the system as a link for Rowan. */
export const DEEP_LINKS: Readonly<Record<string, string>> = {
  'an invitation': LINK,
  'of a megabyte': LINK + 'A'.repeat(1024 * 1024),
  'a megabyte before the code': `rowan://join/${'a/'.repeat(512 * 1024)}#${CODE}`,
  'with a quote and a switch': `rowan://join/#${CODE}" --remote-debugging-port=9222 "`,
  'with a single quote and a switch': `rowan://join/#${CODE}' --no-sandbox '`,
  'with a line break and a switch': `rowan://join/#${CODE}\n--inspect=0`,
  'with a zero': `rowan://join/#${CODE}\0--inspect=0`,
  'with --args': `rowan://join/#${CODE} --args --disable-web-security`,
  'that begins like a profile': `--profile=/tmp/never" rowan://join/#${CODE}`.slice(1),
  'to another host': `rowan://evil.example/#${CODE}`,
  'to another host and port': `rowan://evil.example:443/join/#${CODE}`,
  'with a user and a password': `rowan://join:evil@evil.example/#${CODE}`,
  'with a server in its query': `rowan://join/?server=wss://evil.example#${CODE}`,
  'in capitals': LINK.toUpperCase(),
  'of another scheme': `rowan-evil://join/#${CODE}`,
  'of the pages themselves': 'app://screen/index.html',
  'of a script': `javascript:alert('${CODE}')`,
  'of a file': 'file:///etc/passwd',
  'with percent signs': `rowan://join/%23${CODE}%00%22%20--inspect`,
}
