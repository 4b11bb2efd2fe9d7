const { app, BrowserWindow, nativeTheme } = require('electron')
const { join } = require('node:path')

// One sandboxed window with the screen of the app over a core in memory.
app.enableSandbox()
void app.whenReady().then(() => {
  nativeTheme.themeSource = 'light'
  const window = new BrowserWindow({
    show: false,
    width: 1300,
    height: 900,
    useContentSize: true,
    webPreferences: { sandbox: true },
  })
  window.once('ready-to-show', () => window.show())
  return window.loadFile(join(__dirname, 'screen', 'index.html'))
})
