// Where text stands, what frames it, and in which colours it is drawn.

/** Every piece of text that is more than white space, with its element. */
export function* texts(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (node.nodeValue.trim() && !element.closest('[hidden]')) yield { node, element }
  }
}

/** The boxes of the lines of a text. */
export function lines(node) {
  const range = node.ownerDocument.createRange()
  range.selectNodeContents(node)
  return [...range.getClientRects()].filter(box => box.width > 0.5)
}

export function quoted(node) {
  return node.nodeValue.trim().replace(/\s+/g, ' ').slice(0, 60)
}

export function isWithin(box, frame, slack = 1.5) {
  return box.left >= frame.left - slack && box.right <= frame.right + slack
    && box.top >= frame.top - slack && box.bottom <= frame.bottom + slack
}

/** The contrast of two colours as WCAG 2 reckons it, 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Red, green, blue of 0 to 255 and alpha of 0 to 1. */
export function channels(colour) {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number)
  return [red, green, blue, alpha]
}

/** What is painted under an element; white under all. */
export function ground(element) {
  const paint = getComputedStyle(element).backgroundColor
  const [red, green, blue, alpha] = channels(paint)
  if (alpha === 1) return [red, green, blue]
  const under = element.parentElement ? ground(element.parentElement) : [255, 255, 255]
  return [red, green, blue].map((value, at) => value * alpha + under[at] * (1 - alpha))
}
