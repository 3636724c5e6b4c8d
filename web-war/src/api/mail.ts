import { openHttp, type Http } from './http'

/** Links by mail: to prove an address, and to choose a new password. 404 if the service sends no mail. */
export function mailApi(base: string, http: Http = openHttp()) {
  /** @param language of the mail: that of the page, which may not be the browser's */
  const ask = (what: string, email: string, language: string) =>
    http<void>(`${base}/${what}`, { method: 'POST', json: { email }, headers: { 'Accept-Language': language } })
  const check = (what: string, token: string) =>
    http<void>(`${base}/${what}/check`, { method: 'POST', json: { token } })
  const confirm = (what: string, json: unknown) => http<void>(`${base}/${what}/confirm`, { method: 'POST', json })

  return {
    askForReset: (email: string, language: string) => ask('password-resets', email, language),
    askForVerification: (email: string, language: string) => ask('email-verifications', email, language),
    /** @throws ApiError 400 if the link is not good any more; the same of {@link checkVerification} */
    checkReset: (token: string) => check('password-resets', token),
    checkVerification: (token: string) => check('email-verifications', token),
    reset: (token: string, new_password: string) => confirm('password-resets', { token, new_password }),
    verify: (token: string) => confirm('email-verifications', { token }),
  }
}
