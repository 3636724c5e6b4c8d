// Clients that other people wrote sign a person in by the authorization code flow, without one special case:
// node code.mjs <issuer> <e-mail> <password> <client_id> <client_secret> <public client_id> <redirect_uri>
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'

const [issuerUrl, email, password, clientId, clientSecret, publicId, redirectUri] = process.argv.slice(2)
const insecure = { [oauth.allowInsecureRequests]: true } // http on localhost; nothing else is relaxed
const scope = 'openid profile email offline_access'

await byOpenidClient(clientId, client.ClientSecretBasic(clientSecret))
await byOpenidClient(clientId, client.ClientSecretPost(clientSecret))
await byOpenidClient(publicId, client.None())
await byPushedRequest()
await byOauth4webapi()
console.log('all is well')

async function byOpenidClient(id, authentication) {
  const config = await discovered(id, authentication)
  const verifier = client.randomPKCECodeVerifier()
  const expected = { state: client.randomState(), nonce: client.randomNonce() }
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...expected,
  })
  await tokensFor(config, await answered(address), verifier, expected)
}

async function byPushedRequest() {
  const config = await discovered(clientId, client.ClientSecretBasic(clientSecret))
  const verifier = client.randomPKCECodeVerifier()
  const expected = { state: client.randomState(), nonce: client.randomNonce() }
  const address = await client.buildAuthorizationUrlWithPAR(config, {
    redirect_uri: redirectUri,
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...expected,
  })
  check(!address.href.includes('nonce'), 'the request is not in the address')
  await tokensFor(config, await answered(address), verifier, expected)
}

async function tokensFor(config, answer, verifier, expected) {
  const tokens = await client.authorizationCodeGrant(config, answer, {
    pkceCodeVerifier: verifier,
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    idTokenExpected: true,
  })
  const who = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)
  check(who.email === email, 'userinfo knows the address')
  const again = await client.refreshTokenGrant(config, tokens.refresh_token)
  check(again.claims().sub === who.sub, 'the refreshed ID token is of the same user')
  const leave = client.buildEndSessionUrl(config, { id_token_hint: again.id_token })
  check((await fetch(leave, { redirect: 'manual' })).status < 400, 'signed out')
  await refused(() => client.refreshTokenGrant(config, again.refresh_token))
}

async function byOauth4webapi() {
  const issuer = new URL(issuerUrl)
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const me = { client_id: clientId }
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const nonce = oauth.generateRandomNonce()
  const address = new URL(as.authorization_endpoint)
  address.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    max_age: '600',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const parameters = oauth.validateAuthResponse(as, me, await answered(address), state)
  const authentication = oauth.ClientSecretBasic(clientSecret)
  const response = await oauth.authorizationCodeGrantRequest(
    as, me, authentication, parameters, redirectUri, verifier, insecure)
  const tokens = await oauth.processAuthorizationCodeResponse(
    as, me, response, { expectedNonce: nonce, maxAge: 600, requireIdToken: true })
  await oauth.validateApplicationLevelSignature(as, response, insecure)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  const info = await oauth.userInfoRequest(as, me, tokens.access_token, insecure)
  await oauth.processUserInfoResponse(as, me, claims.sub, info)
}

function discovered(id, authentication) {
  return client.discovery(new URL(issuerUrl), id, undefined, authentication, { execute: [client.allowInsecureRequests] })
}

/** What a person does in a browser without scripts: signs in, and comes back to the application. */
async function answered(address) {
  const cookies = new Map()
  let page = await visited(address, cookies)
  const form = page.text.match(/<form[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/)
  const fields = new URLSearchParams({ email, password })
  for (const [, name, value] of form[2].matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    fields.set(name, value)
  }
  page = await visited(new URL(form[1].replaceAll('&amp;', '&'), page.url), cookies, fields)
  check(page.url.href.startsWith(redirectUri), `back at the application: ${page.url} ${page.text}`)
  return page.url
}

async function visited(address, cookies, fields) {
  let url = new URL(address)
  let options = fields ? { method: 'POST', body: fields } : {}
  for (let i = 0; i < 10; i++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...options, redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = set.match(/^([^=]+)="?([^;"]*)/)
      cookies.set(name, value)
    }
    if (answer.status !== 303) return { url, text: await answer.text() }
    url = new URL(answer.headers.get('location'), url)
    if (url.href.startsWith(redirectUri)) return { url, text: '' }
    options = {}
  }
  throw new Error('too many redirects')
}

async function refused(attempt) {
  try {
    await attempt()
  } catch (error) {
    check(error.error === 'invalid_grant', `refused: ${error}`)
    return
  }
  check(false, 'the session has ended with the sign-out')
}

function check(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`)
}
