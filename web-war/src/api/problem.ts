export interface Violation {
  field: string
  message: string
}

/** An answer that was not 2xx, or none at all. Made from problem details (RFC 9457) where the service sent them. */
export class ApiError extends Error {
  override name = 'ApiError'

  constructor(
    /** The HTTP status; 0 where no answer came (no network, service away, blocked). */
    readonly status: number,
    readonly detail: string = '',
    readonly violations: Violation[] = [],
    /** Seconds to wait, from `Retry-After`. */
    readonly retryAfter: number | null = null,
    /** The problem's `type`. */
    readonly type: string = '',
  ) {
    super(detail || `HTTP ${status}`)
  }

  /** The last part of the type, such as `last-admin`; '' if it says no more than the status. */
  get kind(): string {
    return this.type === 'about:blank' ? '' : (/[\w-]+$/.exec(this.type)?.[0] ?? '')
  }

  /** True where the same request may well succeed later: no network, or the service is away for a while. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }

  /** True where nobody was there to answer: no network, or only a gateway that says so. */
  get away(): boolean {
    return this.status === 0 || (this.status >= 502 && this.status <= 504)
  }
}

/** The session is over (signed out elsewhere, revoked, expired): only signing in again helps. */
export class SessionEndedError extends ApiError {
  override name = 'SessionEndedError'

  constructor() {
    super(401, 'The session has ended.')
  }
}

export async function errorFrom(response: Response): Promise<ApiError> {
  let body: { type?: unknown; title?: unknown; detail?: unknown; violations?: unknown } = {}
  if (/[/+]json/.test(response.headers.get('Content-Type') ?? '')) {
    // A body that was cut off must not hide the status, which alone says most of it.
    body = ((await response.json().catch(() => ({}))) ?? {}) as typeof body
  }
  const detail = text(body.detail) || text(body.title)
  return new ApiError(
    response.status,
    detail,
    violations(body.violations),
    retryAfter(response.headers.get('Retry-After')),
    text(body.type),
  )
}

function violations(sent: unknown): Violation[] {
  if (!Array.isArray(sent)) return []
  return sent.map((v: { field?: unknown; message?: unknown }) => ({ field: text(v?.field), message: text(v?.message) }))
}

/** Delay in seconds or an HTTP date (RFC 9110 section 10.2.3). */
function retryAfter(header: string | null): number | null {
  if (!header) return null
  if (/^\d+$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
