import { useEffect } from "preact/hooks";
import { PageHash } from "../design/page-hash";
import { ManagePage } from "./manage/manage-page";
import { SendPage } from "./send/send-page";
import type { MyShares } from "./shares/my-shares";
import { Saying, type StudioSay } from "./texts/say";

export interface StudioProps {
  page: "send" | "manage";
  say: StudioSay;
  shares: MyShares;
}

/** The sender's page: `/` sends, `/m` manages. */
export function Studio({ page, say, shares }: StudioProps) {
  useEffect(() => {
    document.title = `${say(page === "send" ? "sendPage" : "managePage")} · Darkslide`;
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
      <main class="studio">{page === "send" ? <SendPage shares={shares} /> : <ManagePage shares={shares} />}</main>
      <PageHash label={say("pageHash")} />
    </Saying>
  );
}
