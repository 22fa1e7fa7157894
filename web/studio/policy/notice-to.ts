/** Where a sender is told when a link is opened for the first time: by e-mail, by a web hook, or both. */
import { encodeBase64Url } from "../../format/strict-base64-url";
import { normaliseEntry } from "../../format/viewer-address";
import type { NoticesOffered, NotifyRequest } from "../../protocol/messages";

/** As typed. */
export interface NoticeForm {
  readonly notifyEmail: string;
  readonly notifyHook: string;
}

/** As read; at least one of them. */
export interface NoticeTo {
  readonly email: string | undefined;
  readonly hook: string | undefined;
}

export type NoticeProblem = "notice-none" | "notice-email" | "notice-hook";

export type NoticeReading =
  | { readonly ok: true; readonly to: NoticeTo }
  | { readonly ok: false; readonly problem: NoticeProblem };

const longestHook = 1_000;

/** What the server doesn't offer is not asked for, and not read. */
export function readNotice({ notifyEmail, notifyHook }: NoticeForm, { emails, hooks }: NoticesOffered): NoticeReading {
  const [typed, url] = [emails ? notifyEmail.trim() : "", hooks ? notifyHook.trim() : ""];
  if (typed === "" && url === "") return { ok: false, problem: "notice-none" };
  const email = typed === "" || typed.startsWith("@") ? undefined : normaliseEntry(typed);
  if (typed !== "" && email === undefined) return { ok: false, problem: "notice-email" };
  const hook = url === "" ? undefined : hookAddress(url);
  if (url !== "" && hook === undefined) return { ok: false, problem: "notice-hook" };
  return { ok: true, to: { email, hook } };
}

/** What the server is told, and what the hook's messages are signed with: made here, shown once. */
export function noticeRequest({ email, hook }: NoticeTo): { request: NotifyRequest; hookSecret: string | undefined } {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return {
    request: {
      hook: hook === undefined ? null : { url: hook, secret: encodeBase64Url(secret) },
      email: email === undefined ? null : { address: email, language: mailLanguage() },
    },
    hookSecret: hook === undefined ? undefined : `whsec_${btoa(String.fromCharCode(...secret))}`,
  };
}

function mailLanguage(): NonNullable<NotifyRequest["email"]>["language"] {
  const language = document.documentElement.lang;
  return language === "de" || language === "ar" ? language : "en";
}

/** Plain HTTP only to this machine: an operator who is alone there may allow it. */
function hookAddress(text: string): string | undefined {
  if (!URL.canParse(text) || text.length > longestHook) return undefined;
  const url = new URL(text);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isHere);
  return isSafe && url.username === "" && url.password === "" && url.hash === "" ? url.href : undefined;
}
