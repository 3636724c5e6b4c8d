import type { ComposerTranslation } from 'vue-i18n'
import type { Violation } from './problem'

/** The services' messages about a value, as far as a person can cause them with the forms of this page. */
const KNOWN = [
  [/^is not your current password$/, 'account.wrongPassword'],
  [/^is not the code that your app shows now$/, 'security.wrongCode'],
  [/^must have (\d+) to (\d+) characters$/, 'invalid.length'],
  [/^must have at most (?<max>\d+) characters/, 'invalid.most'],
  [/^must have at most (?<max>\d+) (items|tags)/, 'invalid.tooMany'],
  [/^are too many: at most (?<max>\d+) /, 'invalid.tooMany'],
  [/^is one of the most common passwords/, 'invalid.common'],
  [/^must not be the name of this service$/, 'invalid.common'],
  [/^must not be (a part of )?the e-mail address$/, 'invalid.likeEmail'],
  [/^must be an e-mail address$/, 'invalid.email'],
  [/^must name at least one service$/, 'invalid.service'],
  [/^must be the id or the e-mail of a user$/, 'invalid.user'],
  [/^(is needed|must not be blank)/, 'invalid.needed'],
] as const

/** What is expected of a member, if the message is none of those. */
const FIELDS: Record<string, string> = {
  email: 'invalid.email',
  roles: 'invalid.name',
  audiences: 'invalid.name',
  due: 'invalid.due',
  due_after: 'invalid.due',
  due_before: 'invalid.due',
  recurrence: 'invalid.recurrence',
  parent_id: 'invalid.parent',
  list_id: 'invalid.list',
  lists: 'invalid.file',
  tasks: 'invalid.file',
}

/** In the reader's language, and never in the words of the service, which are English. */
export function inWords({ field, message }: Violation, t: ComposerTranslation): string {
  for (const [form, key] of KNOWN) {
    const found = form.exec(message)
    if (found) return t(key, { min: found[1] ?? '', max: found.groups?.['max'] ?? found[2] ?? '' })
  }
  // In a batch the path comes first: operations[3].task.due
  const member = /[\w-]+$/.exec(field.replace(/\[\d+\]$/, ''))?.[0] ?? ''
  return t(FIELDS[member] ?? 'invalid.value')
}
