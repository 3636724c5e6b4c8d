// Asks the browser for a passkey and sends its answer with the form that says data-passkey: "get" signs in, "create"
// makes one for a new account. Without this script, or in a browser without passkeys, the form stays hidden.
const form = document.querySelector('form[data-passkey]')
const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
const decoded = (credentials) => credentials.map((known) => ({ ...known, id: decode(known.id) }))
let pending = new AbortController()

function json(credential) {
  const { response } = credential
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: {
      ...Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, encode(response[part])])),
      ...(response.getTransports && { transports: response.getTransports() }),
    },
  })
}

/** A browser answers one question at a time: the one that waits in the e-mail field gives way to a button. */
function restarted() {
  pending.abort()
  pending = new AbortController()
  return pending.signal
}

function get(mediation) {
  const options = JSON.parse(form.dataset.options)
  return navigator.credentials.get({
    mediation,
    signal: restarted(),
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: decoded(options.allowCredentials),
    },
  })
}

function create() {
  const options = JSON.parse(form.dataset.options)
  const { email, name } = form.elements
  return navigator.credentials.create({
    signal: restarted(),
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      excludeCredentials: decoded(options.excludeCredentials),
      user: { id: decode(options.user.id), name: email.value, displayName: name.value || email.value },
    },
  })
}

/** Takes what was typed for an account with a password; that form shows what is missing. Behind a link all is known. */
function accountIsGood() {
  if (!form.dataset.account) {
    return true
  }
  const account = document.getElementById(form.dataset.account)
  for (const field of ['email', 'name']) {
    if (!account.elements[field].reportValidity()) {
      return false
    }
    form.elements[field].value = account.elements[field].value
  }
  return true
}

async function send(ceremony) {
  form.querySelector('[name=passkey]').value = json(await ceremony) // the button has the same id
  form.submit()
}

/** Until somebody presses the button, the browser offers passkeys in the e-mail field (conditional mediation). */
async function waitInField() {
  const field = document.querySelector('[autocomplete~=webauthn]')
  if (field && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    send(get('conditional')).catch(() => {}) // nobody asked for it, so nobody is told
  }
}

async function pressed() {
  const status = form.querySelector('[data-failed]')
  status.textContent = ''
  try {
    if (form.dataset.passkey === 'get') {
      await send(get('optional'))
    } else if (accountIsGood()) {
      await send(create())
    }
  } catch {
    status.textContent = status.dataset.failed
    waitInField()
  }
}

if (form && window.PublicKeyCredential) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    pressed()
  })
  waitInField()
}
