// What one section of a book looks like in pages side by side.

import { isWithin, lines, quoted, texts } from './boxes.js'

/** Waits for type and pictures. */
export async function settled(doc) {
  await doc.fonts.ready
  await Promise.all([...doc.images].map(image => image.decode().catch(() => {})))
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}

/** Boxes are in CSS px of the window when it shows their page; `width` is a page's. */
export function measureSection(doc, width) {
  const style = doc.defaultView.getComputedStyle(doc.documentElement)
  const height = doc.documentElement.clientHeight
  const inset = parseFloat(style.paddingLeft)
  const frame = doc.defaultView.frameElement.getBoundingClientRect()
  const page = { width, height, inset, frame: { left: frame.left, top: frame.top } }
  return {
    height,
    edges: { left: inset + frame.left, right: width - inset + frame.left },
    plain: [...texts(doc.body)].length > 0 && ![...doc.fonts].some(type => type.status === 'loaded'),
    pictures: [...doc.images].map(image => picture(image, page)),
    cautions: [...doc.querySelectorAll('[data-caution]')].map(box => caution(box, page)),
    spilled: spilled(doc, page),
  }
}

function picture(image, page) {
  return {
    name: image.alt || image.className || 'no words',
    loaded: image.complete && image.naturalWidth > 0,
    visible: isVisible(image),
    boxes: boxes(image, page),
  }
}

function caution(box, page) {
  const signal = box.querySelector('.signal')
  const framed = [...box.getClientRects()]
  const outside = []
  const covered = []
  const places = []
  for (const { node, element } of texts(box)) {
    const found = lines(node)
    places.push(...found)
    if (!found.length || !isVisible(element)) covered.push(quoted(node))
    if (!found.every(line => framed.some(frame => isWithin(line, frame)))) outside.push(quoted(node))
    else if (!found.every(line => isOnTop(box, line))) covered.push(quoted(node))
  }
  return {
    name: box.dataset.caution,
    boxes: boxes(box, page),
    signal: signal ? boxes(signal, page) : [],
    lines: places.map(line => placed(line, page)),
    outside,
    covered,
  }
}

/** Texts that reach over the edges of their page. */
function spilled(doc, page) {
  const edges = { left: page.inset, right: page.width - page.inset, top: 0, bottom: page.height }
  return [...texts(doc.body)].filter(({ node, element }) => {
    // A tightly set line is less high than its type's ascent and descent together.
    const size = parseFloat(getComputedStyle(element).fontSize)
    return lines(node).map(line => within(line, page)).some(({ left, right, top, bottom }) =>
      !isWithin({ left, right, top: top + size / 5, bottom: bottom - size / 5 }, edges))
  }).map(({ node }) => quoted(node))
}

function isVisible(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

function isOnTop(box, line) {
  const hit = box.ownerDocument.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2)
  return hit !== null && box.contains(hit)
}

function boxes(element, page) {
  return [...element.getClientRects()].map(box => placed(box, page))
}

/** A box on its page, counted from 0, measured from the left top corner of the window. */
function placed(box, page) {
  const { page: at, left, right, top, bottom } = within(box, page)
  const { left: x, top: y } = page.frame
  return { page: at, left: left + x, right: right + x, top: top + y, bottom: bottom + y }
}

function within({ left, right, top, bottom }, { width }) {
  const page = Math.floor((left + 0.5) / width)
  return { page, left: left - page * width, right: right - page * width, top, bottom }
}
