// What pdf.js, the reader of Firefox, finds of the structure of a PDF, page by page.

import path from 'node:path'
import { HERE, openPage } from './browser.mjs'

/** Tells what is read aloud of each page of the PDF `file`: [role, text] in order; and where links lead. */
export async function readAloud(browser, server, { file }) {
  const { page, wrong } = await openPage(browser, { width: 400, height: 400 })
  await page.goto(`${server.mount(path.join(HERE, 'reader'))}/empty.html`)
  const library = server.mount(path.join(HERE, 'node_modules', 'pdfjs-dist'))
  const pages = await page.evaluate(inPage, `${library}/legacy/build`, server.mount(file))
  await page.close()
  if (wrong.length) throw new Error(wrong.join('\n'))
  return pages
}

async function inPage(build, address) {
  const pdfjs = await import(`${build}/pdf.mjs`)
  pdfjs.GlobalWorkerOptions.workerSrc = `${build}/pdf.worker.mjs`
  const document = await pdfjs.getDocument({ url: address, verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    const texts = new Map()
    const open = []
    for (const item of content.items) {
      if (item.type?.startsWith('begin')) open.push(item.id)
      else if (item.type === 'endMarkedContent') open.pop()
      else texts.set(open.at(-1), (texts.get(open.at(-1)) ?? '') + item.str)
    }
    const told = []
    const tell = (role, node) => {
      if (node.type === 'content') told.push([role, texts.get(node.id) ?? ''])
      for (const child of node.children ?? []) tell(node.role ?? role, child)
    }
    tell('', (await page.getStructTree()) ?? {})
    pages.push(told)
  }
  return pages
}
