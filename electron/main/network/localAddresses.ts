import type { NetworkInterfaceInfo } from 'node:os'
import { isLocalServer } from '../../../shared/room/invitation/isLocalServer.ts'

/** Networks inside this computer or through a tunnel: whoever is in the same house is not in them. */
const ELSEWHERE =
  /^(?:tun|tap|wg|ppp|utun|ipsec|zt|docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|podman|awdl|llw)|vpn|tailscale|zerotier|wireguard|hamachi|virtual|vethernet|vmware|wsl/i

/** Where an address comes in the order in which people are told of it: a plain local network, one that was never set up, and all else. */
function rank(name: string, address: string): number {
  if (ELSEWHERE.test(name)) return 3
  if (!isLocalServer(`ws://${address}`)) return 2
  return address.startsWith('169.254.') ? 1 : 0
}

/** The IPv4 addresses that this computer has in networks, those first under which somebody in the same house or office reaches it. */
export function localAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, infos]) => (infos ?? []).map(info => ({ ...info, rank: rank(name, info.address) })))
    .filter(info => info.family === 'IPv4' && !info.internal)
    .sort((one, other) => one.rank - other.rank)
    .map(({ address }) => address)
}
