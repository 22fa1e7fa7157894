import { useCallback, useEffect, useState } from "preact/hooks";
import { FormatError } from "../../format/format-error";
import { readLink } from "../../format/link-text";
import { Notice } from "../parts/notice";
import type { MyShares } from "../shares/my-shares";
import { SharesScreen } from "../shares/shares-screen";
import { useSay } from "../texts/say";
import { OwnedShare } from "./owned-share";
import { deriveShareKeys } from "./share-keys";
import { ShareScreen } from "./share-screen";

type LinkFault = "cut-short" | "damaged" | "wrong-type";

type Opened = { readonly share: OwnedShare; readonly manage: string } | LinkFault | "reading" | "none";

/** `/m`: with a manage link behind `#` that share, without one the list of those that this browser remembers. */
export function ManagePage({ shares }: { shares: MyShares }) {
  const say = useSay();
  const [opened, setOpened] = useState<Opened>("reading");
  const open = useCallback(() => {
    setOpened("reading");
    void openShare(location.hash.slice(1)).then(setOpened);
  }, []);
  useEffect(() => {
    open();
    window.addEventListener("hashchange", open);
    return () => window.removeEventListener("hashchange", open);
  }, [open]);
  if (opened === "none") return <SharesScreen shares={shares} />;
  if (opened === "reading") {
    return (
      <p class="soft centred" role="status">
        {say("manageReading")}
      </p>
    );
  }
  if (typeof opened === "string") {
    return (
      <>
        <Notice kind="warning" title={say(`manageFault_${opened}_title`)}>
          <p>{say(`manageFault_${opened}`)}</p>
        </Notice>
        <SharesScreen shares={shares} />
      </>
    );
  }
  return <ShareScreen key={opened.manage} share={opened.share} manage={opened.manage} shares={shares} />;
}

async function openShare(fragment: string): Promise<Opened> {
  if (fragment === "") return "none";
  try {
    const secret = await readLink(decodeFragment(fragment), "manage");
    return { share: new OwnedShare(await deriveShareKeys(secret)), manage: fragment };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return error.code === "cut-short" || error.code === "wrong-type" ? error.code : "damaged";
  }
}

/** Some mail programs escape what follows a link: `%0A`, `%20`. */
function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
