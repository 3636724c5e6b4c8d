/** What this tab has kept under a name. Nothing (null) if that is not JSON: a broken value must not break the page. */
export function keptInTab(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
