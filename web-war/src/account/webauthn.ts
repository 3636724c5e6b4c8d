/** As the server writes bytes (RFC 4648 section 5, without padding). */
const decode = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))

const encode = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')

export const passkeysWork = () => 'PublicKeyCredential' in window

/**
 * Lets the browser make a passkey. Written out, because `parseCreationOptionsFromJSON` and `toJSON` are missing in
 * browsers of before 2025.
 *
 * @return RegistrationResponseJSON (WebAuthn Level 3 section 5.1); null if the user does not want to
 */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const made = (await navigator.credentials
    .create({
      publicKey: {
        ...(options as unknown as PublicKeyCredentialCreationOptions),
        challenge: decode(options.challenge),
        user: { ...options.user, id: decode(options.user.id) },
        excludeCredentials: (options.excludeCredentials ?? []).map((known) => ({
          ...(known as unknown as PublicKeyCredentialDescriptor),
          id: decode(known.id),
        })),
      },
    })
    .catch((reason: unknown) => {
      if (reason instanceof DOMException && reason.name === 'NotAllowedError') return null
      throw reason
    })) as PublicKeyCredential | null
  if (made === null) return null
  const response = made.response as AuthenticatorAttestationResponse
  return {
    id: made.id,
    rawId: encode(made.rawId),
    type: made.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      attestationObject: encode(response.attestationObject),
      transports: response.getTransports(),
    },
  }
}
