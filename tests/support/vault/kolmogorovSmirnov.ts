/** The two-sample Kolmogorov-Smirnov statistic D, and its value that equal distributions exceed with a chance of `alpha`. */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[], alpha: number) {
  const share = (sample: readonly number[], most: number) =>
    sample.filter(value => value <= most).length / sample.length
  const distance = Math.max(...[...a, ...b].map(value => Math.abs(share(a, value) - share(b, value))))
  const critical = Math.sqrt((-Math.log(alpha / 2) / 2) * ((a.length + b.length) / (a.length * b.length)))
  return { distance, critical }
}
