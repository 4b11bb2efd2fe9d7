/** Orders two byte strings as unsigned big-endian numbers of equal length; a shorter prefix comes first. Not constant-time: public values only. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index])
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}
