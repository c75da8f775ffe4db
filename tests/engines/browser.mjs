// The browser, and the server on loopback that its pages come from.

import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

export const HERE = path.dirname(fileURLToPath(import.meta.url))
const TYPES = {
  '.css': 'text/css',
  '.epub': 'application/epub+zip',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.xhtml': 'application/xhtml+xml',
}

export function launch() {
  return puppeteer.launch({ executablePath: path.join(HERE, 'chromium'), timeout: 120_000, protocolTimeout: 240_000 })
}

/** Serves the reader and foliate-js; `mount` adds a folder or a file and returns its address. */
export async function serve() {
  const mounts = new Map([
    ['reader', path.join(HERE, 'reader')],
    ['foliate', path.join(HERE, 'node_modules', 'foliate-js')],
  ])
  const server = http.createServer((request, response) => answer(mounts, request, response))
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${server.address().port}`
  const mount = place => {
    const known = [...mounts].find(([, other]) => other === place)
    const name = known ? known[0] : `mount-${mounts.size}`
    mounts.set(name, place)
    return `${origin}/${name}`
  }
  return { origin, mount, close: () => server.close() }
}

function answer(mounts, request, response) {
  const [, name, ...rest] = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname).split('/')
  if (name === 'favicon.ico') return response.writeHead(204).end()
  const root = mounts.get(name)
  const file = root && path.join(root, ...rest)
  if (!file || !file.startsWith(root) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
    response.statusCode = 404
    return response.end()
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
  response.end(fs.readFileSync(file))
}

/** A new page that keeps what went wrong in it: errors of scripts, files that did not come. */
export async function openPage(browser, viewport, dark = false) {
  const page = await browser.newPage()
  page.setDefaultTimeout(120_000)
  const wrong = []
  page.on('pageerror', error => wrong.push(String(error)))
  page.on('requestfailed', request => wrong.push(`did not come: ${request.url()}`))
  page.on('response', response => response.status() < 400 || wrong.push(`${response.status()}: ${response.url()}`))
  await page.setViewport(viewport)
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
  return { page, wrong }
}
