import { expect, test } from '@playwright/test'
import { press, type } from '../support/app/keyboard.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

let may: RowanApp

test.beforeEach(async () => {
  may = await startApp('May')
})
test.afterEach(() => may.close())

test('whoever hosts is told once what the names may give away, and decides', async () => {
  await press(may, 'start-host')
  await type(may, 'host-title', '林小雨')
  await type(may, 'host-name', 'May')
  await press(may, 'host-form-submit')
  await expect(may.at('join-warned-name')).toHaveText(['林小雨'])
  await press(may, 'host-warn-change')
  await expect(may.at('host-title')).toHaveValue('林小雨')
  await press(may, 'host-form-submit')
  await press(may, 'host-warn-keep')
  await press(may, 'consent-no')
  await press(may, 'host-form-submit')
  await may.at('consent-yes').waitFor()
  expect(may.app.windows(), 'nothing was connected').toHaveLength(1)
})

test('plain names are not spoken of', async () => {
  await press(may, 'start-host')
  await type(may, 'host-title', '周二')
  await type(may, 'host-name', 'Willow')
  await press(may, 'host-form-submit')
  await may.at('consent-yes').waitFor()
})
