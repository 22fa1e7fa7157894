/** A message that is written but not sent: the mail program opens with it, and no address passes any server of ours. */
export interface PreparedMail {
  readonly to: string | undefined;
  readonly subject: string;
  readonly body: string;
}

/** RFC 6068: what stands in a field is encoded, lines end with CR LF. */
export function mailAddress({ to, subject, body }: PreparedMail): string {
  const lines = body.replace(/\r?\n/gu, "\r\n");
  return `mailto:${encoded(to ?? "").replace(/%40/gu, "@")}?subject=${encoded(subject)}&body=${encoded(lines)}`;
}

/** Halves of characters can't be encoded; nobody wrote them on purpose. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ""));
}
