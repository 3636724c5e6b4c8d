/**
 * Fractional indexing in base 62, as the service has it: keys that compare by code unit, with room for another between
 * any two. The first character says how long the integer part is.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SMALLEST = 'A' + '0'.repeat(26)

/** A key strictly between two; null stands for the end on that side. */
export function between(low: string | null, high: string | null): string {
  if (low === null) return high === null ? 'a0' : before(high)
  const whole = integer(low)
  if (high !== null && whole === integer(high)) return whole + middle(fraction(low), fraction(high))
  const next = step(whole, 1)
  if (next !== null && (high === null || next < high)) return next
  return whole + middle(fraction(low), null)
}

function before(high: string): string {
  const whole = integer(high)
  if (whole === SMALLEST) return whole + middle('', fraction(high))
  if (whole < high) return whole
  const previous = step(whole, -1) ?? SMALLEST
  return previous === SMALLEST ? previous + middle('', null) : previous
}

/** The shortest fraction between two, about in the middle; `high` null is one. Neither ends with a zero. */
function middle(low: string, high: string | null): string {
  let common = ''
  for (;;) {
    const bottom = low === '' ? 0 : DIGITS.indexOf(low[0]!)
    const top = high === null ? DIGITS.length : high === '' ? 0 : DIGITS.indexOf(high[0]!)
    if (top - bottom > 1) return common + DIGITS[Math.floor((bottom + top + 1) / 2)]
    if (top === bottom) high = high === null ? null : high.slice(1)
    else if (high !== null && high.length > 1) return common + high[0]
    else high = null
    common += DIGITS[bottom]
    low = low.slice(1)
  }
}

/** The integer after or before; null where there is none. */
function step(whole: string, by: 1 | -1): string | null {
  const digits = [...whole.slice(1)].map((d) => DIGITS.indexOf(d))
  for (let i = digits.length - 1; i >= 0; i--) {
    digits[i]! += by
    if (digits[i]! >= 0 && digits[i]! < DIGITS.length) return whole[0] + digits.map((d) => DIGITS[d]).join('')
    digits[i] = by > 0 ? 0 : DIGITS.length - 1
  }
  const head = whole[0]!
  if (by > 0 ? head === 'z' : head === 'A') return null
  const other =
    head === 'Z' && by > 0 ? 'a' : head === 'a' && by < 0 ? 'Z' : String.fromCharCode(head.charCodeAt(0) + by)
  return other + (by > 0 ? '0' : 'z').repeat(length(other) - 1)
}

const length = (head: string) => (head >= 'a' ? head.charCodeAt(0) - 97 + 2 : 90 - head.charCodeAt(0) + 2)
const integer = (key: string) => key.slice(0, length(key[0]!))
const fraction = (key: string) => key.slice(length(key[0]!))
