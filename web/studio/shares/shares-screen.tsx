import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { CloseIcon } from "../../design/icons";
import { inSeconds } from "../../design/units";
import { forgetDatabase } from "../draft/database";
import { Confirm } from "../parts/confirm";
import { LiveText } from "../parts/live-text";
import { momentText } from "../parts/moment-text";
import { ScreenTitle } from "../parts/screen-title";
import { Check } from "../policy/form-parts";
import { useSay } from "../texts/say";
import type { MyShares, RememberedShare } from "./my-shares";
import { PasteManageLink } from "./paste-manage-link";

/** What was sent from this browser, and the way in for manage links kept elsewhere. */
export function SharesScreen({ shares }: { shares: MyShares }) {
  const say = useSay();
  const [now, setNow] = useState(Date.now);
  const [said, setSaid] = useState("");
  const [clearing, setClearing] = useState(false);
  const list = shares.list(now);
  const changed = (text = "") => {
    setSaid(text);
    setNow(Date.now());
  };
  const clear = () => {
    shares.clear();
    setClearing(false);
    changed(say("sharesForgotten"));
  };
  return (
    <section class="shares" aria-labelledby="shares">
      <LiveText text={said} />
      <ScreenTitle id="shares">{say("sharesTitle")}</ScreenTitle>
      {!shares.possible && <p>{say("sharesBlocked")}</p>}
      {shares.possible && list.length === 0 && <p class="soft">{say("sharesNone")}</p>}
      <ul class="share-list">
        {list.map((share) => (
          <ShareLine
            key={share.manage}
            share={share}
            now={now}
            onForget={() => {
              shares.forget(share.manage, Date.now());
              changed(say("sharesForgotten"));
            }}
          />
        ))}
      </ul>
      <PasteManageLink />
      {shares.possible && (
        <div class="group">
          <Check
            name="remember"
            label={say("sharesRemember")}
            hint={say("sharesRememberHint")}
            checked={shares.remembers}
            onChange={(remember) => {
              shares.setRemembers(remember);
              if (!remember) void forgetDatabase();
              changed(remember ? "" : say("sharesForgotten"));
            }}
          />
          {list.length > 0 && (
            <div class="actions">
              <Button kind="quiet" aria-expanded={clearing} onClick={() => setClearing(!clearing)}>
                {say("sharesClear")}
              </Button>
            </div>
          )}
          {clearing && (
            <Confirm
              title={say("sharesClearTitle")}
              text={say("sharesClearText")}
              yes={say("sharesClear")}
              no={say("revokeNo")}
              onYes={clear}
              onNo={() => setClearing(false)}
            />
          )}
        </div>
      )}
    </section>
  );
}

interface ShareLineProps {
  share: RememberedShare;
  now: number;
  onForget: () => void;
}

function ShareLine({ share, now, onForget }: ShareLineProps) {
  const say = useSay();
  const title = share.title ?? say("untitled");
  const ended = share.expires <= now;
  return (
    <li class="share-line">
      <a href={`/m#${share.manage}`}>
        <strong class="outside">{title}</strong>
        <span class="small soft">{say("sharesLine", share.pictures, momentText(share.created))}</span>
        <span class={ended ? "small soft" : "small"}>
          {ended ? say("sharesEnded") : say("sharesEnds", inSeconds((share.expires - now) / 1_000))}
        </span>
      </a>
      <Button kind="bare" aria-label={say("sharesForget", title)} onClick={onForget}>
        <CloseIcon />
      </Button>
    </li>
  );
}
