import { inject, type InjectionKey } from 'vue'
import type { AccountApi } from './auth'
import type { ApiAddresses } from './config'
import type { ProtectedHttp } from './http'
import type { TodoApi } from './todo'

/** The protected services, made once in main.ts; stores and components get them by {@link useApi}. */
export interface Api {
  account: AccountApi
  todo: TodoApi
  /** For the admin's requests, which come with the admin's pages. */
  addresses: ApiAddresses
  http: ProtectedHttp
}

export const API: InjectionKey<Api> = Symbol('api')

export function useApi(): Api {
  const api = inject(API)
  if (!api) throw new Error('no API: main.ts provides it')
  return api
}
