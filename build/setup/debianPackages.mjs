/** What Electron needs on a bare Debian, and what shows a window and CJK letters where there is no display. */
export const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
]
export const displayPackages = ['xvfb', 'xauth', 'fonts-noto-cjk']

/** The servers that the tests of the signalling service, of the relay and of proxies really start, and what makes them certificates. */
export const serverTestPackages = [
  'nats-server',
  'coturn',
  'microsocks',
  'tinyproxy-bin',
  'openssl',
  'libnss3-tools',
]

/** What makes certificates that the app trusts, and networks of their own, and looks at what goes over them. */
export const networkTestPackages = ['openssl', 'libnss3-tools', 'iproute2', 'tcpdump']

/**
 * The wanted packages that are not installed. Newer releases rename some libraries with the ending t64; both names count.
 * @param {string[]} wanted @param {string} dpkgList lines `name status` of dpkg-query @returns {string[]}
 */
export function missingPackages(wanted, dpkgList) {
  const installed = new Set(
    dpkgList
      .split('\n')
      .filter(line => line.endsWith(' installed'))
      .map(line => line.split(' ')[0]),
  )
  return wanted.filter(name => !installed.has(name) && !installed.has(`${name}t64`))
}

/**
 * The name under which this release can install a package: its own, or the t64 one where the old name has no candidate.
 * @param {string} name @param {(name: string) => boolean} hasCandidate
 */
export function installableName(name, hasCandidate) {
  return !hasCandidate(name) && hasCandidate(`${name}t64`) ? `${name}t64` : name
}
