const { app, BrowserWindow } = require('electron')

// What every app of this runtime costs: one sandboxed window with nothing in it.
app.enableSandbox()
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    show: false,
    width: 1120,
    height: 780,
    webPreferences: { sandbox: true },
  })
  window.once('ready-to-show', () => window.show())
  return window.loadURL('data:text/html,<title>empty</title>')
})
