import { describe, expect, it } from 'vitest'
import { ensure, errorCodeOf, ProtocolError } from '../../../shared/bytes/protocolError.ts'

describe('the code of what was thrown', () => {
  it('is that of an expected failure, and tells nothing else', () => {
    const error = new ProtocolError('BAD_MAC')
    expect(errorCodeOf(error)).toBe('BAD_MAC')
    expect(String(error)).toBe('ProtocolError: BAD_MAC')
  })

  it.each([[new TypeError('BAD_MAC')], ['BAD_MAC'], [{ code: 'BAD_MAC' }], [undefined]])(
    'is INTERNAL for whatever else was thrown (%s)',
    thrown => {
      expect(errorCodeOf(thrown)).toBe('INTERNAL')
    },
  )
})

describe('a condition', () => {
  it('that holds is silent, and one that does not is its code', () => {
    expect(() => ensure(true, 'BAD_MAC')).not.toThrow()
    expect(() => ensure(false, 'BAD_MAC')).toThrow(new ProtocolError('BAD_MAC'))
  })
})
