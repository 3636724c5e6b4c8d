// An OpenID Provider that other people wrote, at which people who sign in here have an account:
// node provider.mjs <port> <client_id> <client_secret> <redirect_uri>
// Whoever comes is let in at once, as the login_hint says; somebody called "nobody" is refused.
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { Provider } from 'oidc-provider'

const [port, clientId, clientSecret, redirectUri] = process.argv.slice(2)
const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  jwks: { keys: [{ ...signingKey, kid: 'one', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomUUID()] },
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: `sub-of-${id}`, email: id, email_verified: true, name: 'Ada from elsewhere' }),
  }),
  loadExistingGrant: async (ctx) => {
    const { provider, client, session } = ctx.oidc
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid email profile')
    await grant.save()
    return grant
  },
})

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next()
  const { params } = await provider.interactionDetails(ctx.req, ctx.res)
  const result =
    params.login_hint === 'nobody'
      ? { error: 'access_denied', error_description: 'not today' }
      : { login: { accountId: params.login_hint } }
  ctx.respond = false
  await provider.interactionFinished(ctx.req, ctx.res, result)
})

provider.listen(Number(port), 'localhost', () => console.log('ready'))
