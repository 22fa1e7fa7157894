import { readLink } from "../../format/link-text";
import { encodeBase64Url } from "../../format/strict-base64-url";
import { ask, ticketHeader } from "../../protocol/http";

export const reportKinds = ["unlawful", "of-me", "fraud", "other"] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportAsked {
  readonly kind: ReportKind;
  readonly note: string;
  /** Whether the operator may look: only then does the link's secret leave this page. */
  readonly look: boolean;
}

/** Tells whoever runs the server of this page's link (PROTOCOL.md section 4.11). */
export async function sendReport(ticket: string, fragment: string, { kind, note, look }: ReportAsked): Promise<void> {
  const secret = look ? encodeBase64Url(await readLink(fragment, "viewing")) : null;
  await ask("/api/reports", {
    method: "POST",
    body: JSON.stringify({ kind, note: note.trim() || null, secret }),
    headers: { "content-type": "application/json", ...ticketHeader(ticket) },
  });
}
