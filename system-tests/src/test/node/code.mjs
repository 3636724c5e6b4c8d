// Clients that other people wrote sign a person in by the authorization code flow, without one special case:
// node code.mjs <issuer> <e-mail> <password> <client_id> <client_secret> <public client_id> <redirect_uri>
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { signedIn } from './person.mjs'

const [issuerUrl, email, password, clientId, clientSecret, publicId, redirectUri] = process.argv.slice(2)
const insecure = { [oauth.allowInsecureRequests]: true } // http on localhost; nothing else is relaxed
const scope = 'openid profile email offline_access'
const answered = (address) => signedIn(address, { email, password, redirectUri })

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
