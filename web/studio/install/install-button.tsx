import { useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { useSay } from "../texts/say";
import { registerWorker } from "./register-worker";

/** What Chromium sends when the page can be installed. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Offers to put this page among the device's programs, where the browser would. */
export function InstallButton() {
  const say = useSay();
  const [offer, setOffer] = useState<InstallPrompt>();
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    window.addEventListener(
      "beforeinstallprompt",
      (event) => {
        // Without the browser's own banner: it is asked for where it is explained.
        event.preventDefault();
        setOffer(event as InstallPrompt);
      },
      { signal },
    );
    window.addEventListener("appinstalled", () => setOffer(undefined), { signal });
    void registerWorker();
    return () => end.abort();
  }, []);
  if (offer === undefined) return null;
  return (
    <div class="install">
      <Button kind="quiet" onClick={() => void offer.prompt().finally(() => setOffer(undefined))}>
        {say("install")}
      </Button>
      <p class="small soft">{say("installHint")}</p>
    </div>
  );
}
