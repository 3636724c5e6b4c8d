import { inflateSync } from 'node:zlib'
import { createLocalJWKSet, jwtVerify } from 'jose'

const EVERY = 500 // milliseconds
const PATIENCE = 1_000 // milliseconds
const MAX_BYTES = 1 << 20 // eight million places in a list
const NEVER_READ = { issuedAt: 0, bits: new Uint8Array(), tag: '' }

/**
 * Takes the access tokens of Hallpass for this service, unless their session has ended (draft-ietf-oauth-status-list).
 * It reads the keys, and the lists that tokens name, twice a second. While they cannot be read, what was read last goes
 * on counting. If a list was never read, no token of it is good.
 */
export class Hallpass {
  #issuer
  #audience
  #keys
  #lists = new Map() // by address; of a list that is being read for the first time, its promise
  #away = new Set()
  #started

  /**
   * @param {string} issuer the address of Hallpass, iss in its tokens
   * @param {string} audience the name of this service
   */
  constructor(issuer, audience) {
    if (!issuer || !audience) throw new Error('Issuer and audience must be given')
    this.#issuer = issuer
    this.#audience = audience
    this.#started = this.#readAll()
  }

  /**
   * @param {string} token
   * @returns {Promise<object>} its claims
   * @throws {Error} if the token is not good
   */
  async verify(token) {
    await this.#started
    const claims = await this.#verified(token, 'at+jwt', { audience: this.#audience })
    if (claims.status !== undefined && !(await this.#isLive(claims.status))) throw new Error('The session has ended')
    return claims
  }

  async #verified(token, typ, more) {
    if (!this.#keys) throw new Error('The keys of the issuer are not known yet')
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer: this.#issuer,
      typ,
      algorithms: ['RS256'],
      clockTolerance: 10, // seconds
      requiredClaims: ['sub', 'iat', 'exp'],
      ...more,
    })
    return payload
  }

  async #isLive({ status_list: reference }) {
    const { uri, idx } = reference ?? {}
    if (typeof uri !== 'string' || !uri.startsWith(`${this.#issuer}/status/`)) return false
    if (!this.#lists.has(uri)) this.#lists.set(uri, this.#list(uri, NEVER_READ))
    const { bits } = await this.#lists.get(uri)
    return Number.isSafeInteger(idx) && idx >= 0 && idx < bits.length * 8 && ((bits[idx >> 3] >> (idx & 7)) & 1) === 0
  }

  async #readAll() {
    const keySet = `${this.#issuer}/jwks`
    this.#keys = await this.#read(keySet, this.#keys, async (answer) => createLocalJWKSet(await answer.json()))
    for (const [uri, held] of this.#lists) this.#lists.set(uri, await this.#list(uri, await held))
    setTimeout(() => this.#readAll(), EVERY).unref()
  }

  #list(uri, held) {
    return this.#read(uri, held, async (answer) => {
      if (answer.status === 304) return held
      const { sub, iat, status_list: list } = await this.#verified((await answer.text()).trim(), 'statuslist+jwt')
      if (sub !== uri || list?.bits !== 1) throw new Error(`It is not the list ${uri} of one bit for each session`)
      if (iat < held.issuedAt) return held // somebody may have kept an older one
      const bits = inflateSync(Buffer.from(list.lst, 'base64url'), { maxOutputLength: MAX_BYTES })
      return { issuedAt: iat, bits, tag: answer.headers.get('ETag') ?? '' }
    })
  }

  async #read(address, held, believed) {
    try {
      const headers = held?.tag ? { 'If-None-Match': held.tag } : {}
      const answer = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
      if (answer.status !== 200 && answer.status !== 304) throw new Error(`It answered ${answer.status}`)
      const read = await believed(answer)
      if (this.#away.delete(address)) console.log(`${address} can be read again`)
      return read
    } catch (failure) {
      // once per outage
      if (!this.#away.has(address)) console.warn(`What is known of ${address} goes on counting:`, failure)
      this.#away.add(address)
      return held
    }
  }
}
