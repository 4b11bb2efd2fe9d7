import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAsset, serveApp } from '../../../electron/main/pages/appProtocol.ts'

let root = ''
const page = () => ({
  page: 'screen' as const,
  folder: join(root, 'screen'),
  policy: () => "default-src 'none'",
})

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rowan-assets-'))
  mkdirSync(join(root, 'screen', 'assets'), { recursive: true })
  writeFileSync(join(root, 'screen', 'index.html'), '<p>page</p>')
  writeFileSync(join(root, 'screen', 'assets', 'a.js'), 'export {}')
  writeFileSync(join(root, 'main.cjs'), 'secret')
})
afterAll(() => rmSync(root, { recursive: true }))

describe('E-03, E-04: answerAsset', () => {
  it.each([
    ['app://screen/', 'text/html; charset=utf-8', '<p>page</p>'],
    ['app://screen/assets/a.js', 'text/javascript; charset=utf-8', 'export {}'],
  ])('serves %s with its type and the policy', async (url, type, body) => {
    const answer = await answerAsset(page(), url)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(body)
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': type,
      'content-security-policy': "default-src 'none'",
      'permissions-policy': expect.stringMatching(/(?:^|, )camera=\(\), .*usb=\(\)/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  it.each(['app://screen/missing.js', 'app://screen/assets', 'app://screen/../main.cjs', 'app://net/'])(
    'answers %s with 404, no body and the policy',
    async url => {
      const answer = await answerAsset(page(), url)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toBe('')
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'")
    },
  )

  it('asks for the policy anew for each answer', async () => {
    const handlers = new Map<string, (request: Request) => unknown>()
    let count = 0
    const protocol = {
      handle: (scheme: string, handle: (request: Request) => unknown) => void handlers.set(scheme, handle),
    }
    serveApp(protocol, { ...page(), policy: () => `p${++count}` })
    const answers = [
      await handlers.get('app')?.(new Request('app://screen/')),
      await handlers.get('app')?.(new Request('app://screen/')),
    ]
    expect(answers.map(answer => (answer as Response).headers.get('content-security-policy'))).toEqual([
      'p1',
      'p2',
    ])
  })
})
