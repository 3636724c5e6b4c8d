// A client that other people wrote goes through all that it can do with an authorization server, without one special
// case: node client.mjs <issuer> <e-mail> <password> <client_id> <client_secret>
import * as oauth from 'oauth4webapi'

const [issuerUrl, username, password, clientId, clientSecret] = process.argv.slice(2)
const insecure = { [oauth.allowInsecureRequests]: true } // http on localhost; nothing else is relaxed

for (const algorithm of ['oidc', 'oauth2']) {
  const issuer = new URL(issuerUrl)
  // RFC 8414 puts its well-known part before an issuer's path; the service answers below its context root
  const answer = algorithm === 'oidc'
    ? await oauth.discoveryRequest(issuer, { algorithm, ...insecure })
    : await fetch(`${issuerUrl}/.well-known/oauth-authorization-server`)
  const as = await oauth.processDiscoveryResponse(issuer, answer)
  for (const [name, authentication] of [
    ['client_secret_basic', oauth.ClientSecretBasic(clientSecret)],
    ['client_secret_post', oauth.ClientSecretPost(clientSecret)],
  ]) {
    check(as.token_endpoint_auth_methods_supported.includes(name), `${name} is offered`)
    await service(as, { client_id: clientId }, authentication)
  }
  await user(as, { client_id: 'hallpass' }, oauth.None())
}
await refused()
console.log('all is well')

async function service(as, client, authentication) {
  const request = await oauth.clientCredentialsGrantRequest(as, client, authentication, new URLSearchParams(), insecure)
  const tokens = await oauth.processClientCredentialsResponse(as, client, request)
  check(tokens.refresh_token === undefined, 'a service gets no refresh token')
  const claims = await verified(as, tokens.access_token)
  check(claims.sub === client.client_id, 'sub is the client')

  check((await introspected(as, client, authentication, tokens.access_token)).active, 'its token is active')
  await revoked(as, client, authentication, tokens.access_token)
  check(!(await introspected(as, client, authentication, tokens.access_token)).active, 'revoked')
}

async function user(as, client, authentication) {
  const parameters = new URLSearchParams({ username, password })
  const request = await oauth.genericTokenEndpointRequest(as, client, authentication, 'password', parameters, insecure)
  const first = await oauth.processGenericTokenEndpointResponse(as, client, request)
  const refresh = await oauth.refreshTokenGrantRequest(as, client, authentication, first.refresh_token, insecure)
  const second = await oauth.processRefreshTokenResponse(as, client, refresh)
  const claims = await verified(as, second.access_token)

  const userInfo = await oauth.userInfoRequest(as, client, second.access_token, insecure)
  const who = await oauth.processUserInfoResponse(as, client, claims.sub, userInfo)
  check(who.email === username, 'userinfo')

  const asker = [as, { client_id: clientId }, oauth.ClientSecretBasic(clientSecret)]
  const found = await introspected(...asker, second.refresh_token)
  check(found.active && found.sub === claims.sub, 'the refresh token is active')
  await revoked(as, client, authentication, second.refresh_token)
  check(!(await introspected(...asker, second.access_token)).active, 'the session has ended')
}

/** By the library's own check of RFC 9068: keys, signature, typ, issuer, audience, times. */
async function verified(as, accessToken) {
  const request = new Request('http://localhost/', { headers: { authorization: `Bearer ${accessToken}` } })
  return oauth.validateJwtAccessToken(as, request, 'todo', insecure)
}

async function introspected(as, client, authentication, token) {
  const request = await oauth.introspectionRequest(as, client, authentication, token, insecure)
  return oauth.processIntrospectionResponse(as, client, request)
}

async function revoked(as, client, authentication, token) {
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, token, insecure))
}

async function refused() {
  const issuer = new URL(issuerUrl)
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const client = { client_id: clientId }
  const answer = await oauth.clientCredentialsGrantRequest(
    as, client, oauth.ClientSecretBasic('wrong'), new URLSearchParams(), insecure)
  try {
    await oauth.processClientCredentialsResponse(as, client, answer)
    check(false, 'a wrong secret is refused')
  } catch (error) {
    // the library reads the challenge (RFC 9110) where there is one
    check(error instanceof oauth.WWWAuthenticateChallengeError || error.error === 'invalid_client', `refused: ${error}`)
  }
}

function check(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`)
}
