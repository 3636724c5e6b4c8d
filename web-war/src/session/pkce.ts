import { sha256 } from '@noble/hashes/sha2.js'

/** 256 bits at random, in base64url: a `state`, or a verifier (RFC 7636 section 4.1). */
export const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)))

/**
 * What the authorization request says of a verifier: its SHA-256 in base64url (RFC 7636 section 4.2). The browser's own
 * (`crypto.subtle`) is not there on a plain http host.
 */
export const challengeOf = (verifier: string) => base64url(sha256(new TextEncoder().encode(verifier)))

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
