import { createServer } from 'node:http'
import { Hallpass } from './hallpass.mjs'

const hallpass = new Hallpass(process.env.HALLPASS_ISSUER, process.env.HALLPASS_AUDIENCE)

/** One open path, one for everybody who is signed in, and one for admins. */
async function answer(request) {
  const [path] = request.url.split('?')
  if (path === '/open') return [200, 'open']
  if (path !== '/me' && path !== '/admin') return [404, 'Not found']
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (!token) return [401, 'A token is needed', 'Bearer']
  try {
    const { sub, groups = [] } = await hallpass.verify(token)
    return path === '/admin' && !groups.includes('admin') ? [403, 'Not allowed'] : [200, sub]
  } catch (refused) {
    return [401, refused.message, 'Bearer error="invalid_token"']
  }
}

createServer(async (request, response) => {
  const [status, text, challenge] = await answer(request)
  response.writeHead(status, { 'Content-Type': 'text/plain', ...(challenge && { 'WWW-Authenticate': challenge }) })
  response.end(text)
}).listen(Number(process.env.PORT ?? 8080), 'localhost')
