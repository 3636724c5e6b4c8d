/** What a service asks of the sign-in before it does something (RFC 9470). */
export interface SignInNeed {
  acr: string
  /** Seconds; null for any age. */
  maxAge: number | null
}

/** @return what the challenge of a 401 asks for; null if it is another 401 */
export function signInNeed(response: Response): SignInNeed | null {
  const challenge = response.status === 401 ? (response.headers.get('WWW-Authenticate') ?? '') : ''
  if (!challenge.includes('error="insufficient_user_authentication"')) return null
  const parameter = (name: string) => new RegExp(`[ ,]${name}="([^"]*)"`).exec(challenge)?.[1]
  const maxAge = parameter('max_age')
  return { acr: parameter('acr_values') ?? 'pwd', maxAge: maxAge === undefined ? null : Number(maxAge) }
}
