// Pages that scroll: each page of a book as a narrow window shows it, and any page under axe.

import fs from 'node:fs'
import path from 'node:path'
import { HERE, openPage } from './browser.mjs'

const AXE = path.join(HERE, 'node_modules', 'axe-core', 'axe.min.js')

/** Measures every one of `pages` under `folder` at `width`, with the styles that readers set. */
export async function scroll(browser, server, { folder, pages, width, styles }) {
  const { page, wrong } = await openPage(browser, { width, height: 600 })
  const root = server.mount(folder)
  try {
    const measured = []
    for (const name of pages) {
      await page.goto(`${root}/${name}`)
      const found = await page.evaluate(async (module, styles) => {
        const { measureScrolled } = await import(module)
        return measureScrolled(styles)
      }, `${server.origin}/reader/scrolled.js`, styles)
      measured.push({ name, ...found })
    }
    return { pages: measured, wrong }
  } finally {
    await page.close()
  }
}

/**
 * Opens `pages` (names under `folder`) at each width, has axe look at them and shoots them.
 * `tags`: axe's rules by tag, all if empty; `shots`: a folder, or null for none.
 */
export async function examine(browser, server, { folder, pages, widths, dark, tags, shots }) {
  const root = server.mount(folder)
  const axe = fs.readFileSync(AXE, 'utf8')
  const seen = []
  for (const width of widths) {
    const { page, wrong } = await openPage(browser, { width, height: 900 }, dark)
    try {
      for (const name of pages) {
        await page.goto(`${root}/${name}`)
        await page.evaluate(axe)
        const found = await page.evaluate(runAxe, tags)
        const shot = shots && path.join(shots, `${name.replaceAll('/', '-')}-${width}.png`)
        if (shot) await page.screenshot({ path: shot, fullPage: true })
        seen.push({ name, width, shot, ...found, wrong: wrong.splice(0) })
      }
    } finally {
      await page.close()
    }
  }
  return seen
}

async function runAxe(tags) {
  await document.fonts.ready
  const only = tags.length ? { runOnly: { type: 'tag', values: tags } } : {}
  const { violations, passes } = await axe.run(document, { ...only, resultTypes: ['violations'] })
  return {
    violations: violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(node => node.html) })),
    rules: passes.length,
    sideways: document.documentElement.scrollWidth - window.innerWidth,
  }
}
