/** A shape says whether a point of the unit square lies in it. @typedef {(x: number, y: number) => boolean} Shape */
/** @typedef {readonly [number, number, number]} Color */
/** One shape in one colour; later layers lie over earlier ones. @typedef {{ shape: Shape, color: Color }} Layer */

/** @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} radius @returns {Shape} */
export function box(left, top, right, bottom, radius) {
  return (x, y) => {
    const dx = Math.max(left + radius - x, x - right + radius, 0)
    const dy = Math.max(top + radius - y, y - bottom + radius, 0)
    return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius
  }
}

/** @param {number} centreX @param {number} centreY @param {number} radius @returns {Shape} */
export function disc(centreX, centreY, radius) {
  return (x, y) => (x - centreX) ** 2 + (y - centreY) ** 2 <= radius * radius
}

/** The part of a point's colour that layers give it, looked at in a grid of smaller points. @param {readonly Layer[]} layers @param {number} size */
export function paint(layers, size) {
  const grid = 4
  const rgba = new Uint8Array(4 * size * size)
  for (let pixel = 0; pixel < size * size; pixel++) {
    const sum = [0, 0, 0, 0]
    for (let part = 0; part < grid * grid; part++) {
      const x = ((pixel % size) + ((part % grid) + 0.5) / grid) / size
      const y = (Math.floor(pixel / size) + (Math.floor(part / grid) + 0.5) / grid) / size
      const top = layers.findLast(({ shape }) => shape(x, y))
      if (top)
        for (const [index, value] of [...top.color, 1].entries()) sum[index] = (sum[index] ?? 0) + value
    }
    const [red = 0, green = 0, blue = 0, count = 0] = sum
    if (count > 0)
      rgba.set(
        [red / count, green / count, blue / count, (255 * count) / grid ** 2].map(Math.round),
        4 * pixel,
      )
  }
  return rgba
}
