import { cookieHttp, type Http } from './http'
import { ApiError } from './problem'

export interface User {
  id: string
  email: string
  name: string | null
  roles: string[]
}

export interface SignedIn {
  access_token: string
  /** Seconds from now. */
  expires_in: number
  user: User
}

export interface DeviceSession {
  id: string
  created_at: string
  last_used_at: string
  client_id: string
  user_agent: string | null
  current: boolean
  /** The sign-in of a browser that it came of. */
  sign_in_id: string | null
}

/** A browser in which one is signed in. */
export interface BrowserSignIn {
  id: string
  auth_time: string
  user_agent?: string
  current: boolean
  /** Those that it opened. */
  applications: { client_id: string; name: string; last_used_at: string }[]
}

/** An account elsewhere by which one can sign in here. */
export interface Identity {
  id: string
  provider: string
  /** The e-mail or name there. */
  label: string
  last_used_at: string
}

/** Where one may have an account to sign in with. */
export interface Provider {
  id: string
  name: string
}

/** What one can sign in with beside a password. */
export interface Authenticator {
  id: string
  /** `totp`, `recovery-codes`, `passkey` */
  kind: string
  name?: string
  created_at: string
  last_used_at?: string
  /** How many recovery codes are good yet. */
  left?: number
}

/** A secret for an app, shown once. */
export interface NewTotp {
  secret: string
  otpauth_uri: string
  /** SVG */
  qr_code: string
}

export interface Passkey {
  id: string
  name: string
  /** The password manager or device; absent if it is not known. */
  made_by?: string
  synced: boolean
  created_at: string
  last_used_at?: string
  last_user_agent?: string
}

/** What one allowed an application of somebody else. */
export interface Consent {
  client_id: string
  name: string
  /** With blanks between. */
  scope: string
  given_at: string
}

/** The part of the auth service that works by cookie: how a session begins, goes on and ends. */
export function signInApi(base: string, cookie: Http = cookieHttp()) {
  return {
    begin: async (code: string, code_verifier: string, redirect_uri: string) =>
      (await cookie<SignedIn>(`${base}/session`, { method: 'POST', json: { code, code_verifier, redirect_uri } })).body,
    refresh: async () => (await cookie<SignedIn>(`${base}/session/refresh`, { method: 'POST' })).body,
    end: () => cookie<void>(`${base}/session`, { method: 'DELETE' }),
  }
}
export type SignInApi = ReturnType<typeof signInApi>

/** The part that takes an access token: one's own account. */
export function accountApi(base: string, http: Http) {
  const me = `${base}/users/me`
  return {
    rename: async (name: string | null) => (await http<User>(me, { method: 'PATCH', json: { name } })).body,
    changePassword: (current_password: string, new_password: string) =>
      http<void>(`${me}/password`, { method: 'PUT', json: { current_password, new_password } }),
    sessions: async (): Promise<DeviceSession[]> => {
      const { body } = await http<DeviceSession[] | { items: DeviceSession[] }>(`${me}/sessions`)
      return Array.isArray(body) ? body : body.items
    },
    signIns: async () => (await http<{ items: BrowserSignIn[] }>(`${me}/sign-ins`)).body.items,
    endSignIn: (id: string) => http<void>(`${me}/sign-ins/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    identities: async () => (await http<{ items: Identity[] }>(`${me}/identities`)).body.items,
    providers: async () => (await http<{ items: Provider[] }>(`${me}/identities/providers`)).body.items,
    unlink: (id: string) => http<void>(`${me}/identities/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    authenticators: async () => (await http<{ items: Authenticator[] }>(`${me}/authenticators`)).body.items,
    beginTotp: async () => (await http<NewTotp>(`${me}/totp`, { method: 'POST' })).body,
    /** @returns recovery codes, if there were none left */
    confirmTotp: async (code: string) =>
      (await http<{ recovery_codes: string[] }>(`${me}/totp/confirm`, { method: 'POST', json: { code } })).body
        .recovery_codes,
    removeTotp: () => http<void>(`${me}/totp`, { method: 'DELETE' }),
    newRecoveryCodes: async () =>
      (await http<{ recovery_codes: string[] }>(`${me}/recovery-codes`, { method: 'POST' })).body.recovery_codes,
    passkeys: async () => (await http<{ items: Passkey[] }>(`${me}/passkeys`)).body.items,
    /** What the browser has to make a passkey by. */
    passkeyOptions: async () =>
      (await http<PublicKeyCredentialCreationOptionsJSON>(`${me}/passkeys/options`, { method: 'POST' })).body,
    addPasskey: async (credential: unknown) =>
      (await http<Passkey>(`${me}/passkeys`, { method: 'POST', json: { credential } })).body,
    renamePasskey: (id: string, name: string) =>
      http<Passkey>(`${me}/passkeys/${encodeURIComponent(id)}`, { method: 'PATCH', json: { name } }),
    removePasskey: (id: string) => http<void>(`${me}/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    consents: async () => (await http<{ items: Consent[] }>(`${me}/consents`)).body.items,
    withdraw: (client: string) => http<void>(`${me}/consents/${encodeURIComponent(client)}`, { method: 'DELETE' }),
    endSession: (id: string) => http<void>(`${me}/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    /**
     * Whether it would be removed, with an entity tag that no version has: known before anything else is erased.
     *
     * @throws ApiError with the reason where it would not
     */
    tryRemove: async (password: string) => {
      try {
        await http<void>(me, { method: 'DELETE', json: { password }, headers: { 'If-Match': '"none"' } })
      } catch (reason) {
        if (!(reason instanceof ApiError) || reason.status !== 412) throw reason
      }
    },
    remove: (password: string) => http<void>(me, { method: 'DELETE', json: { password } }),
    /** And the sign-ins of other browsers. */
    endOtherSessions: () => http<void>(`${me}/sessions`, { method: 'DELETE' }),
  }
}
export type AccountApi = ReturnType<typeof accountApi>
