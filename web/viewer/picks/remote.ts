import { FormatError } from "../../format/format-error";
import type { Pick } from "../../format/pick";
import { readPicks as openPicks, writePicks as sealPicks } from "../../format/picks";
import type { PicksAccess } from "../../format/picks-access";
import { readPicks, writePicks } from "../../protocol/picks";
import { isProblem, NotReachable } from "../../protocol/problems";
import type { Session } from "../session";

/** Another device was faster: read, merge, try again. */
export class Changed extends Error {}

export interface ReadPicks {
  readonly picks: readonly Pick[];
  readonly version: string | undefined;
}

export interface ReadOthers {
  readonly link: number;
  readonly to: string | undefined;
  readonly picks: readonly Pick[];
}

/** Where picks are kept. Fails with NotReachable for what may be mended by waiting. */
export interface Remote {
  read(known: string | undefined): Promise<ReadPicks | "same">;
  /** Resolves with the new version; fails with Changed. */
  write(picks: readonly Pick[], over: string | undefined): Promise<string>;
  readOthers(): Promise<readonly ReadOthers[]>;
}

/** A session's picks on its server: sealed here, opened here. */
export function remoteOf(session: Session, access: PicksAccess): Remote {
  return {
    read: (known) =>
      patiently(async () => {
        const there = await readPicks(session.ticket, undefined, known);
        if (there === "same") return there;
        return there
          ? { picks: await openPicks(there.sealed, access), version: there.version }
          : { picks: [], version: undefined };
      }),
    write: (picks, over) =>
      patiently(async () => writePicks(session.ticket, await sealPicks(picks, access), over)).catch((error) => {
        throw isProblem(error, "picks-changed") ? new Changed() : error;
      }),
    readOthers: () =>
      Promise.all(
        (access.others ?? []).map(async (other) => {
          const there = await patiently(() => readPicks(session.ticket, other.link));
          const picks = there && there !== "same" ? await openPicks(there.sealed, other).catch(unreadable) : [];
          return { link: other.link, to: other.to, picks };
        }),
      ),
  };
}

/** A lease that is over is renewed by the session's own channel; until then it is like a server that can't be reached. */
async function patiently<Result>(what: () => Promise<Result>): Promise<Result> {
  try {
    return await what();
  } catch (error) {
    throw isProblem(error, "opening-over", "storage-full", "too-slow", "internal")
      ? new NotReachable(error.code)
      : error;
  }
}

/** What another recipient made unreadable is no reason to hide one's own. */
function unreadable(error: unknown): readonly Pick[] {
  if (error instanceof FormatError) return [];
  throw error;
}
