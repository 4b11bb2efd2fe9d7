/** A telephone number digit by digit, so that no screen reader takes it for a quantity. */
export function spokenNumber(number: string): string {
  return number.replace(/\D+/g, '').split('').join(' ')
}
