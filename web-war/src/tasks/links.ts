/** Addresses in a text that can be opened: only those of the web and of mail. */
export function linksIn(text: string): string[] {
  const found = text.match(/\b(?:https?:\/\/|mailto:)[^\s<>"'“”„]+/gi) ?? []
  return [...new Set(found.map(trimmed))].filter((link) => URL.canParse(link))
}

/** The punctuation behind an address belongs to the sentence; a bracket does if it opens before the address. */
function trimmed(link: string): string {
  let end = link.replace(/[.,;:!?…]+$/, '')
  while (end.endsWith(')') && end.split('(').length < end.split(')').length) end = end.slice(0, -1)
  return end
}
