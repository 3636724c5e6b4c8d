/** What the auth service reports: what can be filtered by. A new one shows in the listing all the same. */
export const EVENT_TYPES = [
  'sign_in', 'sign_out', 'sign_in_throttled', 'session_ended', 'token_revoked', 'refresh_token_reused',
  'registration_requested', 'user_registered', 'user_changed', 'user_disabled', 'user_enabled', 'user_deleted', 'roles_changed',
  'password_changed', 'password_reset_requested', 'password_reset', 'email_verification_requested', 'email_verified',
  'client_registered', 'client_deleted', 'client_authentication', 'keys_rotated', 'key_withdrawn', 'key_encryption_key_changed',
] as const
