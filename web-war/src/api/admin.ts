import type { DeviceSession, User } from './auth'
import { idempotencyKey, type Http } from './http'

export interface AdminUser extends User {
  disabled: boolean
  created_at: string
}

export interface ServiceClient {
  client_id: string
  name: string
  audiences: string[]
  roles: string[]
  created_at?: string
  first_party?: boolean
  pkce?: 'required' | 'optional'
  self_registered?: boolean
  redirect_uris?: string[]
  post_logout_redirect_uris?: string[]
  token_endpoint_auth_method?: string
  scope?: string
  jwks_uri?: string
  backchannel_logout_uri?: string
  frontchannel_logout_uri?: string
  /** In the answer to the registration or the renewal only. */
  client_secret?: string
}

/** A merge patch: null clears a member. */
export type ClientChange = {
  [member in keyof Omit<ServiceClient, 'client_id' | 'client_secret'>]?: ServiceClient[member] | null
}

export interface Key {
  kid: string
  state: 'next' | 'active' | 'retired'
  algorithm?: string
  created_at?: string
  activates_at?: string | null
  activated_at?: string | null
  retired_at?: string | null
}

export interface SecurityEvent {
  id: string
  time: string
  type: string
  outcome: 'success' | 'failure'
  actor: string | null
  /** The e-mail of that user or the name of that client, while there is one. */
  actor_name?: string | null
  subject: string | null
  subject_name?: string | null
  client_id: string | null
  address: string | null
  detail: string | null
}

/** An application that was to be told that a session of it ended. */
export interface LogoutNotice {
  id: string
  client_id: string
  attempts: number
  finished_at?: string
  /** Why the last attempt failed. */
  trouble?: string
}

export interface Paged<T> {
  items: T[]
  next_page_token?: string | null
}

/** The requests that only admins may make; loaded with their pages. */
export function adminApi(auth: string, http: Http) {
  const user = (id: string) => `${auth}/users/${encodeURIComponent(id)}`
  const client = (id: string) => `${auth}/clients/${encodeURIComponent(id)}`
  const page = async <T>(path: string, search: Record<string, string | null | undefined>) => {
    const given = Object.entries(search).filter((e): e is [string, string] => !!e[1])
    const { body } = await http<Paged<T> | T[]>(`${auth}/${path}?${new URLSearchParams(given)}`)
    return Array.isArray(body) ? { items: body } : body
  }
  const create = <T>(path: string, json: unknown, key = idempotencyKey()) =>
    http<T>(`${auth}/${path}`, { method: 'POST', json, headers: { 'Idempotency-Key': key } })

  return {
    /** The roles that users and clients have, and those that the services know. */
    roles: async () => (await page<string>('roles', {})).items,
    users: (q: string, role: string, token: string | null) =>
      page<AdminUser>('users', { q, role, page_token: token, page_size: '50' }),
    changeUser: async (id: string, change: { roles?: string[]; disabled?: boolean }) =>
      (await http<AdminUser>(user(id), { method: 'PATCH', json: change })).body,
    deleteUser: (id: string) => http<void>(user(id), { method: 'DELETE' }),
    sessions: async (id: string) => (await page<DeviceSession>(`users/${encodeURIComponent(id)}/sessions`, {})).items,
    resetAuthenticators: (id: string) => http<void>(`${user(id)}/authenticators`, { method: 'DELETE' }),
    endSessions: (id: string) => http<void>(`${user(id)}/sessions`, { method: 'DELETE' }),

    clients: (token: string | null) => page<ServiceClient>('clients', { page_token: token, page_size: '100' }),
    addClient: async (client: Pick<ServiceClient, 'name' | 'audiences' | 'roles'>, key: string) =>
      (await create<ServiceClient>('clients', client, key)).body,
    addApplication: async (client: ClientChange) => (await create<ServiceClient>('clients', client)).body,
    changeClient: async (id: string, change: ClientChange) =>
      (await http<ServiceClient>(client(id), { method: 'PATCH', json: change })).body,
    /** The former secret stays good for a while. */
    renewSecret: async (id: string) =>
      (await http<ServiceClient>(`${client(id)}/secret`, { method: 'POST', json: {} })).body,
    deleteClient: (id: string) => http<void>(client(id), { method: 'DELETE' }),

    failedNotices: (token: string | null) =>
      page<LogoutNotice>('logout-notices', { state: 'failed', page_token: token, page_size: '50' }),
    retryNotice: (id: string) =>
      http<void>(`${auth}/logout-notices/${encodeURIComponent(id)}/retry`, { method: 'POST' }),

    keys: async () => (await page<Key>('keys', { page_size: '100' })).items,
    rotate: () => create<unknown>('keys/rotate', {}),
    withdraw: (kid: string) => http<void>(`${auth}/keys/${encodeURIComponent(kid)}`, { method: 'DELETE' }),

    audit: (filter: { user?: string; type?: string; since?: string }, token: string | null, size = 50) =>
      page<SecurityEvent>('audit', { ...filter, names: 'true', page_token: token, page_size: String(size) }),
  }
}
export type AdminApi = ReturnType<typeof adminApi>
