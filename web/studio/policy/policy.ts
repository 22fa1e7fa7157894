/** The form's state, and the policy that it makes. */
import type { SenderLogo } from "../../format/sender-logo";
import type { NoticesOffered } from "../../protocol/messages";
import { cleanLine, isLonger, longestLine } from "../parts/written";
import { type CodeProblem, readCodeTo } from "./code-to";
import type { LifetimeBounds, LifetimeUnit } from "./lifetime";
import { readLifetime } from "./lifetime";
import { emptyMark, type MarkForm, type MarkPolicy, type MarkProblem, markProblem, readMark } from "./mark";
import { type NoticeProblem, type NoticeTo, readNotice } from "./notice-to";
import type { OpeningsChoice } from "./openings";
import { readOpenings } from "./openings";
import { passwordProblem } from "./password";
import { readRecipients } from "./recipients";
import { readStart } from "./start";

/** What stands in the form, as typed. */
export interface PolicyForm {
  readonly title: string;
  readonly from: string;
  readonly logo: SenderLogo | undefined;
  readonly audience: "anyone" | "named";
  readonly names: string;
  readonly lifetime: number | "custom";
  readonly customAmount: string;
  readonly customUnit: LifetimeUnit;
  readonly openings: OpeningsChoice;
  readonly openingsText: string;
  readonly untilDownloaded: boolean;
  readonly untilEachDownloaded: boolean;
  readonly startLater: boolean;
  readonly start: string;
  readonly showFor: number | null;
  readonly useCode: boolean;
  /** Addresses and domains, as typed. */
  readonly codeTo: string;
  /** Whether the sender is told of first openings; where, as typed. */
  readonly useNotice: boolean;
  readonly notifyEmail: string;
  readonly notifyHook: string;
  /** How many devices may open a link; null for any. */
  readonly devices: number | null;
  /** Whether a link belongs to the first passkey that opens it. */
  readonly passkey: boolean;
  readonly usePassword: boolean;
  readonly password: string;
  readonly viewOnly: boolean;
  readonly approve: boolean;
  readonly withDocument: boolean;
  readonly keepNames: boolean;
  readonly keepHdr: boolean;
  readonly picks: boolean;
  readonly picksShared: boolean;
  readonly mark: MarkForm;
}

/** What every link of the share gets. */
export interface Policy {
  readonly title: string | undefined;
  /** Who sends the pictures, for recipients to see. */
  readonly from: string | undefined;
  readonly logo: SenderLogo | undefined;
  /** One link for each; undefined is a link for anyone who has it. */
  readonly recipients: readonly (string | undefined)[];
  /** A mail address for each recipient that has one: for the sender's mail program only. */
  readonly mails: readonly (string | undefined)[];
  readonly lifetimeSeconds: number;
  readonly views: number | null;
  readonly untilDownloaded: boolean;
  /** Whether each picture ends when its original was saved, and the others stay. */
  readonly untilEachDownloaded: boolean;
  /** From when on the links can be opened; at once if undefined. */
  readonly start: Date | undefined;
  /** Seconds that one opening shows pictures. */
  readonly showSeconds: number | null;
  /** For each link, whose holders get a code: addresses and domains in their one form; undefined for no codes. */
  readonly codeTo: readonly (readonly string[])[] | undefined;
  /** Where the sender is told of first openings; undefined for nowhere. */
  readonly notify: NoticeTo | undefined;
  /** How many devices can open each link, the first that do. */
  readonly devices: number | null;
  /** Whether each link belongs to the first passkey that opens it. */
  readonly passkey: boolean;
  readonly password: string | undefined;
  readonly viewOnly: boolean;
  /** Whether originals are uploaded, but offered only once the sender approves. */
  readonly approve: boolean;
  /** Whether PDFs are sent too, besides the pictures of their pages. */
  readonly withDocument: boolean;
  readonly keepNames: boolean;
  readonly keepHdr: boolean;
  /** Whether recipients may pick, and whether they see one another's picks. */
  readonly picks: "own" | "shared" | null;
  /** With a mark no original is sent (docs/decisions/0012). */
  readonly mark: MarkPolicy | undefined;
}

export type PolicyField =
  | "title"
  | "from"
  | "names"
  | "lifetime"
  | "openings"
  | "start"
  | "code"
  | "notice"
  | "password"
  | "mark";

export type PolicyProblem =
  | "title-too-long"
  | "from-too-long"
  | "names-none"
  | "names-too-many"
  | "names-too-long"
  | "lifetime-not-a-number"
  | "lifetime-too-short"
  | "lifetime-too-long"
  | "openings-not-in-range"
  | "start-not-a-time"
  | "start-past"
  | "start-too-late"
  | CodeProblem
  | NoticeProblem
  | "password-empty"
  | "password-too-long"
  | "password-not-text"
  | MarkProblem;

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: ReadonlyMap<PolicyField, PolicyProblem> };

export interface PolicyBounds {
  /** Whether the server can send codes by e-mail. */
  readonly codes?: boolean;
  /** Whether links can want a passkey: that takes a server with a name, and TLS. */
  readonly passkeys?: boolean;
  /** How it can tell of first openings. */
  readonly notices?: NoticesOffered;
  readonly lifetime: LifetimeBounds;
  readonly links: number;
}

/** `mark` is what a mark says until the sender writes something else. */
export function emptyForm(lifetime: number, mark = "{recipient} · {date}"): PolicyForm {
  return {
    title: "",
    from: "",
    logo: undefined,
    audience: "anyone",
    names: "",
    lifetime,
    customAmount: "",
    customUnit: "days",
    openings: "unlimited",
    openingsText: "3",
    untilDownloaded: false,
    untilEachDownloaded: false,
    startLater: false,
    start: "",
    showFor: null,
    useCode: false,
    codeTo: "",
    useNotice: false,
    notifyEmail: "",
    notifyHook: "",
    devices: null,
    passkey: false,
    usePassword: false,
    password: "",
    viewOnly: false,
    approve: false,
    withDocument: false,
    keepNames: false,
    keepHdr: false,
    picks: false,
    picksShared: false,
    mark: emptyMark(mark),
  };
}

/** Every problem at once, each at its field: nobody should find them one by one. */
export function readPolicy(form: PolicyForm, bounds: PolicyBounds, now = new Date()): PolicyReading {
  const problems = new Map<PolicyField, PolicyProblem>();
  const title = cleanLine(form.title);
  if (isLonger(title, longestLine)) problems.set("title", "title-too-long");
  const from = cleanLine(form.from);
  if (isLonger(from, longestLine)) problems.set("from", "from-too-long");
  const { names: recipients, mails } = recipientsOf(form, bounds.links, problems);
  const lifetimeSeconds = lifetimeOf(form, bounds.lifetime, problems);
  const views = viewsOf(form, problems);
  const start = startOf(form, now, problems);
  const password = passwordOf(form, problems);
  const codeTo = codeToOf(form, bounds, mails, problems);
  const notify = noticeOf(form, bounds, problems);
  const marking = markProblem(form.mark, recipients);
  if (marking !== undefined) problems.set("mark", marking);
  if (problems.size > 0) return { ok: false, problems };
  return {
    ok: true,
    policy: {
      title: title === "" ? undefined : title,
      from: from === "" ? undefined : from,
      logo: form.logo,
      recipients,
      mails,
      lifetimeSeconds,
      views,
      untilDownloaded: form.untilDownloaded,
      untilEachDownloaded: form.untilEachDownloaded && !form.viewOnly && !form.mark.use,
      start,
      showSeconds: form.showFor,
      codeTo,
      notify,
      devices: form.devices,
      passkey: form.passkey && (bounds.passkeys ?? false),
      password,
      viewOnly: form.viewOnly || form.mark.use,
      approve: form.approve && !form.viewOnly && !form.mark.use,
      withDocument: form.withDocument && !form.viewOnly && !form.mark.use,
      keepNames: form.keepNames,
      // Previews are for any screen.
      keepHdr: form.keepHdr && !form.viewOnly && !form.mark.use,
      picks: picksOf(form),
      mark: readMark(form.mark),
    },
  };
}

const picksOf = (form: PolicyForm): Policy["picks"] =>
  !form.picks ? null : form.picksShared && form.audience === "named" ? "shared" : "own";

type Problems = Map<PolicyField, PolicyProblem>;
type Recipients = { names: readonly (string | undefined)[]; mails: readonly (string | undefined)[] };

function recipientsOf(form: PolicyForm, most: number, problems: Problems): Recipients {
  if (form.audience === "anyone") return { names: [undefined], mails: [undefined] };
  const reading = readRecipients(form.names, most);
  if (reading.ok) return reading;
  problems.set("names", `names-${reading.problem}`);
  return { names: [], mails: [] };
}

function codeToOf(
  form: PolicyForm,
  bounds: PolicyBounds,
  mails: Recipients["mails"],
  problems: Problems,
): Policy["codeTo"] {
  if (!form.useCode || !bounds.codes) return undefined;
  const reading = readCodeTo(form.codeTo, mails);
  if (reading.ok) return reading.codeTo;
  problems.set("code", `code-${reading.problem}`);
  return undefined;
}

function noticeOf(form: PolicyForm, { notices }: PolicyBounds, problems: Problems): Policy["notify"] {
  if (!form.useNotice || !notices || !(notices.emails || notices.hooks)) return undefined;
  const reading = readNotice(form, notices);
  if (reading.ok) return reading.to;
  problems.set("notice", reading.problem);
  return undefined;
}

function lifetimeOf(form: PolicyForm, bounds: LifetimeBounds, problems: Problems): number {
  if (form.lifetime !== "custom") return form.lifetime;
  const reading = readLifetime(form.customAmount, form.customUnit, bounds);
  if (reading.ok) return reading.seconds;
  problems.set("lifetime", `lifetime-${reading.problem}`);
  return 0;
}

/** "Until downloaded" without a number means one opening (PROTOCOL.md section 4.4), and says so to the server. */
function viewsOf(form: PolicyForm, problems: Problems): number | null {
  if (form.openings === "unlimited") return form.untilDownloaded ? 1 : null;
  if (form.openings === "once") return 1;
  const openings = readOpenings(form.openingsText);
  if (openings !== undefined) return openings;
  problems.set("openings", "openings-not-in-range");
  return null;
}

function startOf(form: PolicyForm, now: Date, problems: Problems): Date | undefined {
  if (!form.startLater) return undefined;
  const reading = readStart(form.start, now);
  if (reading.ok) return reading.start;
  problems.set("start", `start-${reading.problem}`);
  return undefined;
}

function passwordOf(form: PolicyForm, problems: Problems): string | undefined {
  if (!form.usePassword) return undefined;
  const problem = passwordProblem(form.password);
  if (problem !== undefined) problems.set("password", `password-${problem}`);
  return form.password;
}
