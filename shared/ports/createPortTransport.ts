import type { z } from 'zod'
import { createCaller } from './createCaller.ts'
import { netCalls, netEvents } from './netPort.ts'
import type { CarrierOptions, Transport, TransportEvent } from './transport.ts'
import type { CallResult, Channel } from './typedPort.ts'

type CarrierRequest = z.input<typeof netCalls.openCarrier.request>

function carrierRequest({ topics, signalKey, peers, ice, servers, ...ids }: CarrierOptions): CarrierRequest {
  return {
    ...ids,
    servers: [...servers],
    topics: { publish: topics.publish, listen: [...topics.listen] },
    signalKey: signalKey.expose(),
    peers: peers.map(peer => ({
      device: peer.device,
      linkKey: peer.linkKey.expose(),
      signalKey: peer.signalKey.expose(),
    })),
    ice: {
      policy: ice.policy,
      servers: ice.servers.map(server => ({ ...server, urls: [...server.urls] })),
    },
  }
}

/** The Transport at the far end of a port to net, as core sees it. A call that net refuses shows as a `refused` event. */
export function createPortTransport(channel: Channel): Transport {
  const listeners = new Set<(event: TransportEvent) => void>()
  const tell = (event: TransportEvent) => {
    for (const listener of listeners) listener(event)
  }
  const refused = (code: Extract<TransportEvent, { type: 'refused' }>['code']) =>
    tell({ type: 'refused', code })
  const net = createCaller(channel, netCalls, netEvents, { transport: tell }, { refused })
  const send = async (answer: Promise<CallResult<unknown>>) => {
    const result = await answer
    // A closed port is no refusal: main says so by itself, and the transport is made anew.
    if (!result.ok && result.code !== 'PORT_CLOSED') refused(result.code)
  }
  return {
    openCarrier: options => void send(net.openCarrier(carrierRequest(options))),
    closeCarrier: epoch => void send(net.closeCarrier({ epoch })),
    setTopics: (epoch, topics) =>
      void send(net.setTopics({ epoch, topics: { ...topics, listen: [...topics.listen] } })),
    append: (epoch, entry) => void send(net.append({ epoch, entry })),
    sendFrame: (link, frame) => void send(net.sendFrame({ link, frame })),
    dropLink: link => void send(net.dropLink({ link })),
    openTopic: (topic, servers) => void send(net.openTopic({ topic, servers: [...servers] })),
    closeTopic: topic => void send(net.closeTopic({ topic })),
    publishTopic: (topic, payload) => void send(net.publishTopic({ topic, payload })),
    askRelay: (room, { server, token }) => void send(net.askRelay({ room, server, token: token.expose() })),
    tryRelay: epoch => void send(net.tryRelay({ epoch })),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
