/** Puts text on the clipboard, and the same as a table or other markup for whoever takes that. */
export async function copy(text: string, html?: string): Promise<void> {
  if (html === undefined || typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(text);
  const item = new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
  // A browser that takes no markup still takes the text.
  await navigator.clipboard.write([item]).catch(() => navigator.clipboard.writeText(text));
}
