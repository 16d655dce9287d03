/**
 * Puts the text into the clipboard and answers whether it is there. Over plain HTTP a browser has no clipboard for
 * pages but the older command, which copies what is selected: `shown` stays selected where even that is refused.
 */
export async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  if (isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The person or the browser did not allow it; the older command may be.
    }
  }
  getSelection()?.selectAllChildren(shown);
  return document.execCommand('copy');
}
