import type { z } from 'zod'
import type { Secret } from '../crypto/secret.ts'
import { createEmitter } from './createEmitter.ts'
import { netCalls, netEvents } from './netPort.ts'
import { type ServeOptions, serveCalls } from './serveCalls.ts'
import type { CarrierOptions, Transport } from './transport.ts'
import type { Channel } from './typedPort.ts'

/** Makes a Secret of the bytes of a key: `secretOf` of shared/crypto, an argument so that ports stay free of libsodium. */
export type SecretOf = <Kind extends string>(bytes: Uint8Array, length?: number) => Secret<Kind>

type CarrierRequest = z.output<typeof netCalls.openCarrier.request>

function carrierOptions({ signalKey, peers, ...rest }: CarrierRequest, secretOf: SecretOf): CarrierOptions {
  return {
    ...rest,
    signalKey: secretOf(signalKey),
    peers: peers.map(({ device, linkKey, signalKey }) => ({
      device,
      linkKey: secretOf(linkKey),
      signalKey: secretOf(signalKey),
    })),
  }
}

function done(act: () => void): Record<string, never> {
  act()
  return {}
}

/** Serves a Transport to core over a port, in net: its calls arrive validated, its events go back. */
export function serveTransport(
  channel: Channel,
  transport: Transport,
  secretOf: SecretOf,
  options: ServeOptions = {},
): void {
  const core = createEmitter(channel, netEvents)
  transport.listen(event => core.transport(event))
  serveCalls(
    channel,
    netCalls,
    {
      openCarrier: request => done(() => transport.openCarrier(carrierOptions(request, secretOf))),
      closeCarrier: ({ epoch }) => done(() => transport.closeCarrier(epoch)),
      setTopics: ({ epoch, topics }) => done(() => transport.setTopics(epoch, topics)),
      append: ({ epoch, entry }) => done(() => transport.append(epoch, entry)),
      sendFrame: ({ link, frame }) => done(() => transport.sendFrame(link, frame)),
      dropLink: ({ link }) => done(() => transport.dropLink(link)),
      openTopic: ({ topic, servers }) => done(() => transport.openTopic(topic, servers)),
      closeTopic: ({ topic }) => done(() => transport.closeTopic(topic)),
      publishTopic: ({ topic, payload }) => done(() => transport.publishTopic(topic, payload)),
      askRelay: ({ room, server, token }) =>
        done(() => transport.askRelay(room, { server, token: secretOf(token, token.length) })),
      tryRelay: ({ epoch }) => done(() => transport.tryRelay(epoch)),
    },
    options,
  )
}
