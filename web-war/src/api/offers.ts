import { openHttp, type Http } from './http'

/** What this auth service offers to people, from its metadata (RFC 8414). */
export interface Offers {
  /** It sends mail: a forgotten password can be replaced, an address can be confirmed. */
  mail: boolean
  /** The services that access tokens can be for. */
  services: string[]
}

interface Metadata {
  scopes_supported?: string[]
  hallpass_mail?: boolean
}

const metadata = (base: string, http: Http) => http<Metadata>(`${base}/.well-known/oauth-authorization-server`)

/** @throws ApiError if the auth service is away */
export const isThere = async (base: string, http: Http = openHttp()) => void (await metadata(base, http))

const read = new Map<string, Promise<Offers>>()

/** Asked for once. Without an answer everything is offered: the service itself says then what it does not do. */
export function offers(base: string, http: Http = openHttp()): Promise<Offers> {
  const known = read.get(base)
  if (known) return known
  const asked = metadata(base, http).then(({ body }) => ({
    mail: body.hallpass_mail !== false,
    services: body.scopes_supported ?? [],
  }))
  read.set(base, asked)
  return asked.catch(() => {
    read.delete(base)
    return { mail: true, services: [] }
  })
}
