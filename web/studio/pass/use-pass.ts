import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { FormatError } from "../../format/format-error";
import { findLink, linkLength, writeLink } from "../../format/link-text";
import type { ShareStorage } from "../shares/my-shares";
import { KeptPass, passHeaderOf, passKey } from "./kept-pass";

export type PassFault = "not-a-link" | "cut-short" | "damaged" | "wrong-type";

/** What has just become of a pass, for a person to know. */
export type PassNews = "kept" | "here-only" | "forgotten" | PassFault;

export interface PassInUse {
  /** Whether it is known yet if there is one. */
  readonly ready: boolean;
  /** What the server is shown. */
  readonly header: string | undefined;
  readonly news: PassNews | undefined;
  /** Takes one with whatever was copied around it; what is wrong with it otherwise. */
  readonly paste: (text: string) => Promise<PassFault | undefined>;
  readonly forget: () => void;
}

/** The pass of this page's own address, taken out of it at once, else the one that is kept. */
export function usePass(storage: ShareStorage | undefined): PassInUse {
  const kept = useMemo(() => new KeptPass(storage), [storage]);
  const [state, setState] = useState<{ header?: string | undefined; news?: PassNews } | undefined>();

  const keep = useCallback(
    async (text: string) => {
      const header = await passHeaderOf(text);
      setState({ header, news: kept.keep(text) ? "kept" : "here-only" });
    },
    [kept],
  );
  const arrive = useCallback(async () => {
    const fragment = takeFragment();
    try {
      if (fragment === undefined) setState({ header: await kept.header() });
      else await keep(fragment);
    } catch (error) {
      setState({ header: await kept.header(), news: faultOf(error) });
    }
  }, [kept, keep]);
  useEffect(() => {
    void arrive();
    const changed = () => {
      if (looksLikePass()) void arrive();
    };
    // Another tab has kept one, as it does after signing in. That one forgot it ends nothing here that is under way.
    const keptElsewhere = async ({ key, newValue }: StorageEvent) => {
      if (key !== passKey || newValue === null) return;
      kept.lookAgain();
      setState({ header: await kept.header() });
    };
    addEventListener("hashchange", changed);
    addEventListener("storage", keptElsewhere);
    return () => {
      removeEventListener("hashchange", changed);
      removeEventListener("storage", keptElsewhere);
    };
  }, [arrive, kept]);

  return {
    ready: state !== undefined,
    header: state?.header,
    news: state?.news,
    paste: async (text) => {
      try {
        const { secret } = await findLink(text, "pass");
        await keep(await writeLink("pass", secret));
        return undefined;
      } catch (error) {
        return faultOf(error);
      }
    },
    forget: () => {
      kept.forget();
      setState({ news: "forgotten" });
    },
  };
}

/** Other fragments of this page are short words. */
function looksLikePass(): boolean {
  return location.hash.length > linkLength / 2 && location.hash !== "#not-taken-in";
}

/** Out of the address, and out of the browser's history with it. */
function takeFragment(): string | undefined {
  if (!looksLikePass()) return undefined;
  const fragment = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  return fragment;
}

function faultOf(error: unknown): PassFault {
  const code = error instanceof FormatError ? error.code : "not-a-link";
  return code === "cut-short" || code === "damaged" || code === "wrong-type" ? code : "not-a-link";
}
