/** The form's state, and the policy that it makes. */
import type { LifetimeBounds, LifetimeUnit } from "./lifetime";
import { readLifetime } from "./lifetime";
import type { OpeningsChoice } from "./openings";
import { readOpenings } from "./openings";
import { passwordProblem } from "./password";
import { longestName, oneLine, readRecipients } from "./recipients";

/** What stands in the form, as typed. */
export interface PolicyForm {
  readonly title: string;
  readonly audience: "anyone" | "named";
  readonly names: string;
  readonly lifetime: number | "custom";
  readonly customAmount: string;
  readonly customUnit: LifetimeUnit;
  readonly openings: OpeningsChoice;
  readonly openingsText: string;
  readonly untilDownloaded: boolean;
  readonly usePassword: boolean;
  readonly password: string;
  readonly viewOnly: boolean;
  readonly keepNames: boolean;
  readonly keepHdr: boolean;
}

/** What every link of the share gets. */
export interface Policy {
  readonly title: string | undefined;
  /** One link for each; undefined is a link for anyone who has it. */
  readonly recipients: readonly (string | undefined)[];
  readonly lifetimeSeconds: number;
  readonly views: number | null;
  readonly untilDownloaded: boolean;
  readonly password: string | undefined;
  readonly viewOnly: boolean;
  readonly keepNames: boolean;
  readonly keepHdr: boolean;
}

export type PolicyField = "title" | "names" | "lifetime" | "openings" | "password";

export type PolicyProblem =
  | "title-too-long"
  | "names-none"
  | "names-too-many"
  | "names-too-long"
  | "lifetime-not-a-number"
  | "lifetime-too-short"
  | "lifetime-too-long"
  | "openings-not-in-range"
  | "password-empty"
  | "password-too-long"
  | "password-not-text";

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: ReadonlyMap<PolicyField, PolicyProblem> };

export interface PolicyBounds {
  readonly lifetime: LifetimeBounds;
  readonly links: number;
}

export function emptyForm(lifetime: number): PolicyForm {
  return {
    title: "",
    audience: "anyone",
    names: "",
    lifetime,
    customAmount: "",
    customUnit: "days",
    openings: "unlimited",
    openingsText: "3",
    untilDownloaded: false,
    usePassword: false,
    password: "",
    viewOnly: false,
    keepNames: false,
    keepHdr: false,
  };
}

/** Every problem at once, each at its field: nobody should find them one by one. */
export function readPolicy(form: PolicyForm, bounds: PolicyBounds): PolicyReading {
  const problems = new Map<PolicyField, PolicyProblem>();
  const title = oneLine(form.title);
  if ([...title].length > longestName) problems.set("title", "title-too-long");
  const recipients = recipientsOf(form, bounds.links, problems);
  const lifetimeSeconds = lifetimeOf(form, bounds.lifetime, problems);
  const views = viewsOf(form, problems);
  const password = passwordOf(form, problems);
  if (problems.size > 0) return { ok: false, problems };
  return {
    ok: true,
    policy: {
      title: title === "" ? undefined : title,
      recipients,
      lifetimeSeconds,
      views,
      untilDownloaded: form.untilDownloaded,
      password,
      viewOnly: form.viewOnly,
      keepNames: form.keepNames,
      // Previews are for any screen.
      keepHdr: form.keepHdr && !form.viewOnly,
    },
  };
}

type Problems = Map<PolicyField, PolicyProblem>;

function recipientsOf(form: PolicyForm, most: number, problems: Problems): readonly (string | undefined)[] {
  if (form.audience === "anyone") return [undefined];
  const reading = readRecipients(form.names, most);
  if (reading.ok) return reading.names;
  problems.set("names", `names-${reading.problem}`);
  return [];
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

function passwordOf(form: PolicyForm, problems: Problems): string | undefined {
  if (!form.usePassword) return undefined;
  const problem = passwordProblem(form.password);
  if (problem !== undefined) problems.set("password", `password-${problem}`);
  return form.password;
}
