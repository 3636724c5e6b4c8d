/**
 * Puts the text of an element on the clipboard. Over plain http browsers offer no clipboard; there the older way is
 * tried, which copies what is selected.
 *
 * @return false where neither way works: the text is selected then, ready for the copy keys
 */
export async function copyText(element: HTMLElement): Promise<boolean> {
  const text = element.textContent?.trim() ?? ''
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    getSelection()?.selectAllChildren(element)
    try {
      return document.execCommand('copy')
    } catch {
      return false
    }
  }
}
