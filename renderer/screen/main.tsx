import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import type { HostApi } from '../../shared/ports/hostPort.ts'
import { App } from './app/App.tsx'
import { createApp } from './app/createApp.ts'
import './design/tokens.css'
import './design/fonts.css'
import './design/base.css'
import './design/pressable.css'
import './design/noteText.css'

declare global {
  interface Window {
    readonly rowan: HostApi
  }
}

// The content security policy forbids making code from text; without this zod would try it once.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
const empty = () => document.body.replaceChildren()
const app = createApp(window, window.rowan, empty)
const screen = createRoot(root)
screen.render(<App app={app} />)
// Only in `npm run dev`: any other build leaves this out, and with it the page that it loads.
if (import.meta.env.MODE === 'development') {
  void import('./screens/componentsPage/DevApp.tsx').then(({ DevApp }) => screen.render(<DevApp app={app} />))
}
