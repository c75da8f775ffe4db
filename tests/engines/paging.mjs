// A book read page by page in foliate-js, every page shot and measured.

import path from 'node:path'
import { openPage } from './browser.mjs'

/**
 * `book`: an EPUB file; `css`: what the reader set; `only`: words in the names of the sections to
 * read, all if empty; `shots`: the folder for pictures. Viewport in CSS px, `scale` device px each.
 */
export async function turnPages(browser, server, { book, css, dark, only, shots, width, height, scale }) {
  const { page, wrong } = await openPage(browser, { width, height, deviceScaleFactor: scale }, dark)
  try {
    await page.goto(`${server.origin}/reader/reader.html`)
    await page.waitForFunction('window.reader')
    const names = await page.evaluate((url, css) => reader.open(url, css), server.mount(book), css)
    const sections = []
    for (const [index, name] of names.entries()) {
      if (only.length && !only.some(word => name.includes(word))) continue
      const section = await page.evaluate(index => reader.goTo(index), index)
      const stem = path.basename(name, path.extname(name))
      const files = []
      for (let at = 0; at < section.pages; at++) {
        await page.evaluate(at => reader.turnTo(at), at)
        const file = path.join(shots, `${String(index).padStart(2, '0')}-${stem}-${at + 1}.png`)
        await page.screenshot({ path: file, optimizeForSpeed: true })
        files.push(file)
      }
      sections.push({ name, ...section, shots: files })
    }
    return { sections, wrong }
  } finally {
    await page.close()
  }
}
