// Stands in for the default app that a packaged Electron lacks: loads the folder or file named on the command line.
const { existsSync, statSync } = require('node:fs')
const Module = require('node:module')
const { dirname, join, resolve } = require('node:path')
const { app } = require('electron')

const named = process.argv.slice(1).find(argument => !argument.startsWith('-'))

/** @param {string} path */
function load(path) {
  const folder = statSync(path).isDirectory() ? path : dirname(path)
  const manifest = join(folder, 'package.json')
  const { name = 'app', productName, version = '0.0.0' } = existsSync(manifest) ? require(manifest) : {}
  app.setName(productName ?? name)
  // Both are what Electron's own default app calls; they are missing from its types.
  Reflect.get(app, 'setVersion').call(app, version)
  Reflect.get(app, 'setAppPath').call(app, folder)
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), app.name))
  Reflect.set(process, 'defaultApp', true)
  Reflect.get(Module, '_load').call(Module, path, Module, true)
}

if (named) load(resolve(named))
else {
  process.stderr.write('Name the app to load.\n')
  app.exit(2)
}
