/** 256 bits at random, in base64url: a `state`, or a verifier (RFC 7636 section 4.1). */
export const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** What the authorization request says of a verifier: its SHA-256 in base64url (RFC 7636 section 4.2). */
export const challengeOf = (verifier: string) => base64url(sha256(new TextEncoder().encode(verifier)))

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')

/** The first bits behind the point of the roots of the first primes (FIPS 180-4 sections 4.2.2 and 5.3.3). */
const PRIMES = [...Array(312).keys()].filter((n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0))
const bits = (root: number) => Math.floor((root % 1) * 2 ** 32)
const K = PRIMES.map((prime) => bits(Math.cbrt(prime)))
const START = PRIMES.slice(0, 8).map((prime) => bits(Math.sqrt(prime)))

/** FIPS 180-4 section 6.2. The browser's own (`crypto.subtle`) is not there on a plain http host. */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, message.length * 8)
  const hash = [...START]
  for (let block = 0; block < padded.length; block += 64) {
    const w = Array.from({ length: 16 }, (_, i) => view.getUint32(block + i * 4))
    for (let i = 16; i < 64; i++) {
      const [a, b] = [w[i - 15]!, w[i - 2]!]
      const small = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)
      const large = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10)
      w[i] = (w[i - 16]! + small + w[i - 7]! + large) | 0
    }
    const s = [...hash]
    for (let i = 0; i < 64; i++) {
      const [a, b, c, , e, f, g, h] = s as [number, number, number, number, number, number, number, number]
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + w[i]!
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      s.pop()
      s.unshift((one + two) | 0)
      s[4] = (s[4]! + one) | 0
    }
    s.forEach((value, i) => (hash[i] = (hash[i]! + value) | 0))
  }
  const result = new DataView(new ArrayBuffer(32))
  hash.forEach((value, i) => result.setUint32(i * 4, value))
  return new Uint8Array(result.buffer)
}

const turned = (value: number, by: number) => (value >>> by) | (value << (32 - by))
