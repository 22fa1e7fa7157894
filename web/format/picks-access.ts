import type { Bytes } from "./bytes";
import type { Members } from "./json-members";
import { encodeBase64Url } from "./strict-base64-url";

/** What reads and writes the picks of one link (FORMAT.md, sections 5.2 and 6). */
export interface PicksKey {
  /** The picks document's 16 bytes, bound into its sealing. */
  readonly id: Bytes;
  /** The document's key: it stands in manifests and the vault only, so it goes with them when the link ends. */
  readonly key: Bytes;
}

/** Another link's picks that a link's holder may read. */
export interface OthersPicks extends PicksKey {
  /** The other link's number within the share. */
  readonly link: number;
  /** Whom it is for: 1 to 200 characters. */
  readonly to?: string | undefined;
}

/** What a manifest says about picks. */
export interface PicksAccess extends PicksKey {
  /** Whether the sender wants remarks too. */
  readonly remarks: boolean;
  /** Other links whose picks this link's holder may read. */
  readonly others?: readonly OthersPicks[] | undefined;
}

/** What a vault notes about a link's picks. */
export interface NotedPicks extends PicksKey {
  readonly remarks: boolean;
  /** Whether the share's links with this mark read one another's picks. */
  readonly shared: boolean;
}

const mostOthers = 499;

/** Reads the member of a manifest. */
export function readPicksAccess(manifest: Members): PicksAccess | undefined {
  const members = manifest.optionalObject("picks");
  if (!members) return undefined;
  const numbers = new Set<number>();
  const others = members.has("others")
    ? members.list("others", 0, mostOthers, (other) => readOther(other, numbers))
    : undefined;
  return { ...readKey(members), remarks: members.flag("remarks"), others: others?.length ? others : undefined };
}

/** Reads the member of a vault's link. */
export function readNotedPicks(link: Members): NotedPicks | undefined {
  const members = link.optionalObject("picks");
  return members && { ...readKey(members), remarks: members.flag("remarks"), shared: members.flag("shared") };
}

/** As JSON has it, in manifests and vaults. */
export const picksJson = (picks: PicksAccess | NotedPicks | undefined): unknown =>
  picks && {
    ...picks,
    ...keyJson(picks),
    ...("others" in picks && { others: picks.others?.map((other) => ({ ...other, ...keyJson(other) })) }),
  };

function readOther(members: Members, numbers: Set<number>): OthersPicks {
  const link = members.integer("link", 0, mostOthers);
  if (numbers.has(link)) members.wrong("link");
  numbers.add(link);
  return { link, to: members.optionalText("to", 1, 200), ...readKey(members) };
}

const readKey = (members: Members): PicksKey => ({ id: members.bytes("id", 16), key: members.bytes("key", 32) });

const keyJson = ({ id, key }: PicksKey) => ({ id: encodeBase64Url(id), key: encodeBase64Url(key) });
