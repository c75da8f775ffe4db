// One browser for all questions: a line of JSON in, a line of JSON out, until the input ends.

import readline from 'node:readline'
import { launch, serve } from './browser.mjs'
import { turnPages } from './paging.mjs'
import { examine, scroll } from './scrolling.mjs'
import { readAloud } from './structure.mjs'

const verbs = { turnPages, scroll, examine, readAloud }

const [browser, server] = await Promise.all([launch(), serve()])
say({ version: await browser.version() })
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { verb, ...asked } = JSON.parse(line)
  try {
    say({ answer: await verbs[verb](browser, server, asked) })
  } catch (error) {
    say({ error: error.stack })
  }
}
await browser.close()
server.close()

function say(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
