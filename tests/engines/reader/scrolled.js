// What one page of a book does with what its reader sets: size, spacing, colours and type.

import { channels, contrast, ground, lines, quoted, texts } from './boxes.js'

const LARGE = 24
const LARGE_BOLD = 18.66
/** From here on, in CSS px, WCAG counts type as large: 18 pt, or 14 pt bold. */

/**
 * `styles`: what readers put into a page. `large` and `spaced` change the size and spacing of text,
 * `grounds` its colours by name, `type` the family, whose name is `family`.
 */
export async function measureScrolled({ large, spaced, grounds, type, family }) {
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
  const sizes = new Map([...texts(document.body)].map(({ node, element }) => [node, fontSize(element)]))
  return {
    lost: [...document.images].filter(image => !image.naturalWidth).map(image => image.getAttribute('src')),
    plain: sideways(),
    large: styled(large, sideways),
    spaced: styled(large + spaced, sideways),
    fixed: styled(large, () => quotes(({ node, element }) => fontSize(element) < 1.99 * sizes.get(node))),
    own: styled(type, () => quotes(({ element }) => getComputedStyle(element).fontFamily !== family)),
    pale: Object.fromEntries(Object.entries(grounds).map(([name, css]) => [name, styled(css, pale)])),
  }
}

/** What `measure` returns while the page has the style `css` before and after its own. */
function styled(css, measure) {
  const style = document.createElement('style')
  style.textContent = css
  document.head.prepend(style)
  const found = measure()
  style.remove()
  return found
}

/** What stands outside the window's width. */
function sideways() {
  const wide = quotes(({ node }) => lines(node).some(box => box.right > innerWidth + 0.5 || box.left < -0.5))
  const far = [...document.images].filter(image => image.getBoundingClientRect().right > innerWidth + 0.5)
  return {
    over: document.documentElement.scrollWidth - innerWidth,
    wide: [...wide, ...far.map(image => image.alt || image.className)],
  }
}

function pale() {
  const found = []
  for (const { node, element } of texts(document.body)) {
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const size = parseFloat(fontSize)
    const least = size >= LARGE || (size >= LARGE_BOLD && fontWeight >= 700) ? 3 : 4.5
    const ratio = contrast(channels(color), ground(element))
    if (ratio < least) found.push(`${ratio.toFixed(2)} of ${least}: ${quoted(node)}`)
  }
  for (const box of document.querySelectorAll('.callout')) {
    const ratio = contrast(channels(getComputedStyle(box).borderLeftColor), ground(box.parentElement))
    if (ratio < 3) found.push(`${ratio.toFixed(2)} of 3: the frame of ${box.id}`)
  }
  return found
}

function quotes(isWrong) {
  return [...texts(document.body)].filter(isWrong).map(({ node }) => quoted(node))
}

function fontSize(element) {
  return parseFloat(getComputedStyle(element).fontSize)
}
