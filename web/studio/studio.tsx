import { useEffect } from "preact/hooks";
import { PageHash } from "../design/page-hash";
import { ManagePage } from "./manage/manage-page";
import { SendPage } from "./send/send-page";
import type { MyShares } from "./shares/my-shares";
import { SignInPage } from "./sign-in/sign-in-page";
import { Saying, type StudioSay } from "./texts/say";

export type StudioPage = "send" | "manage" | "signIn";

export interface StudioProps {
  page: StudioPage;
  say: StudioSay;
  shares: MyShares;
}

/** The sender's page: `/` sends, `/m` manages, `/sign-in` signs in for a pass. */
export function Studio({ page, say, shares }: StudioProps) {
  useEffect(() => {
    document.title = `${say(`${page}Page`)} · Darkslide`;
  }, [page, say]);
  return (
    <Saying value={say}>
      <header class="top">
        <a class="wordmark" href="/">
          Darkslide
        </a>
        <nav aria-label={say("navigation")}>
          <a href="/" aria-current={page === "send" ? "page" : undefined}>
            {say("navSend")}
          </a>
          <a href="/m" aria-current={page === "manage" ? "page" : undefined}>
            {say("navShares")}
          </a>
        </nav>
      </header>
      <main class="studio">
        {page === "send" && <SendPage shares={shares} />}
        {page === "manage" && <ManagePage shares={shares} />}
        {page === "signIn" && <SignInPage storage={shares.storage} />}
      </main>
      <PageHash label={say("pageHash")} />
    </Saying>
  );
}
