import { expect, test } from 'vitest'
import { billOfMaterials } from '../../../build/package/billOfMaterials.mjs'

const react = {
  'bom-ref': 'react@19.0.0',
  name: 'react',
  version: '19.0.0',
  properties: [{ name: 'cdx:npm:package:path', value: 'node_modules/react' }],
  externalReferences: [{ type: 'distribution', url: 'https://packages.example/react.tgz' }],
}

const fromNpm = (serialNumber: string) => ({
  bomFormat: 'CycloneDX',
  serialNumber,
  metadata: { timestamp: '2030-01-01T00:00:00.000Z', component: { name: 'clone', version: '0.1.0' } },
  components: [react],
})

const facts = { electron: '45.4.1', seconds: 1_700_000_000, name: 'rowan' }

test('a bill says the same however often and wherever it is made', () => {
  const bill = billOfMaterials(fromNpm('urn:uuid:1'), facts)
  expect(bill).toEqual(billOfMaterials(fromNpm('urn:uuid:2'), facts))
  expect(bill.metadata.timestamp).toBe('2023-11-14T22:13:20.000Z')
  expect(bill.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(bill.serialNumber).not.toBe(
    billOfMaterials(fromNpm('urn:uuid:1'), { ...facts, electron: '45.4.2' }).serialNumber,
  )
})

test('a bill names the app and its Electron, and no place that anything came from', () => {
  const bill = billOfMaterials(fromNpm('urn:uuid:1'), facts)
  expect(bill.metadata.component).toMatchObject({ name: 'rowan', type: 'application' })
  expect(bill.components.map(({ name, version }) => `${name}@${version}`)).toEqual([
    'react@19.0.0',
    'electron@45.4.1',
  ])
  expect(JSON.stringify(bill)).not.toMatch(/packages\.example|node_modules/)
})
