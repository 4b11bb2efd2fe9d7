import type { screenCalls } from '../../ports/screenPort.ts'
import type { VouchingView } from '../../ports/trustViews.ts'
import type { Handlers } from '../../ports/typedPort.ts'
import type { Rooms } from '../rooms.ts'

/** The calls about who is who: the inviter of the join under way, and who vouches for the person of the profile (PROTOCOL.md §14). */
export function trustHandlers(
  rooms: Rooms,
): Pick<
  Handlers<typeof screenCalls>,
  | 'acceptInviter'
  | 'knowOrganisation'
  | 'readVouching'
  | 'requestCertificate'
  | 'takeCertificate'
  | 'removeCertificate'
> {
  const { trust } = rooms
  const seen = async (change: Promise<void>): Promise<VouchingView> => {
    await change
    return trust.view()
  }
  return {
    acceptInviter: () => {
      rooms.currentJoin.accept()
      return {}
    },
    knowOrganisation: async () => ({ known: await trust.know(rooms.currentJoin.certificate) }),
    readVouching: () => trust.view(),
    requestCertificate: () => seen(trust.request()),
    takeCertificate: ({ text }) => seen(trust.take(text)),
    removeCertificate: () => seen(trust.remove()),
  }
}
