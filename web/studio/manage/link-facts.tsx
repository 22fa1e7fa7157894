import { inSeconds, moment, number } from "../../design/units";
import type { LinkStatus } from "../../protocol/messages";
import { showText } from "../policy/show-for";
import { useSay } from "../texts/say";
import { type Approval, openingsText, startOf } from "./link-words";

export interface LinkFactsProps {
  link: LinkStatus;
  /** The server's clock. */
  now: string;
  approval: Approval | undefined;
  /** From the vault: whose holders get codes. */
  codeTo: readonly string[] | undefined;
}

/** How one link stands, in numbers that a person understands. */
export function LinkFacts({ link, now, approval, codeTo }: LinkFactsProps) {
  const say = useSay();
  const ended = link.state === "ended";
  const starts = startOf(link, now);
  return (
    <dl class="facts">
      <Fact label={say("fact_openings")} value={openingsText(say, link)} />
      {!ended && <Fact label={say("fact_viewing")} value={number(link.viewing)} lively={link.viewing > 0} />}
      {starts && !ended && (
        <Fact
          label={say("fact_starts")}
          value={inSeconds((starts.getTime() - Date.parse(now)) / 1_000)}
          more={moment(starts)}
        />
      )}
      {link.showSeconds !== null && <Fact label={say("fact_showFor")} value={showText(link.showSeconds)} />}
      {!ended && link.expires !== null && (
        <Fact
          label={say("fact_expires")}
          value={inSeconds((Date.parse(link.expires) - Date.parse(now)) / 1_000)}
          more={moment(new Date(link.expires))}
        />
      )}
      {link.password && !ended && <Fact label={say("fact_password")} value={say("triesLeft", link.triesLeft)} />}
      {link.code && !ended && <Fact label={say("fact_code")} value={say("codeWanted")} more={codeTo?.join(", ")} />}
      {link.passkey && (
        <Fact
          label={say("fact_passkey")}
          value={say(link.passkey.registered === null ? "passkeyNone" : "passkeyRegistered")}
          more={link.passkey.registered === null ? undefined : moment(new Date(link.passkey.registered))}
        />
      )}
      {link.devices && (
        <Fact label={say("fact_devices")} value={say("devicesOf", link.devices.used.length, link.devices.limit)} />
      )}
      <Fact
        label={say("fact_reach")}
        value={say(`tier_${link.tier}`)}
        more={link.untilDownloaded && !ended ? say("untilDownloadedShort") : undefined}
      />
      {link.untilEachDownloaded && (
        <Fact label={say("fact_deliveries")} value={say("deliveries", link.deliveries)} more={say("untilEachShort")} />
      )}
      {approval && (
        <Fact
          label={say("fact_originals")}
          value={say(approval === "waiting" ? "originalsWaiting" : "originalsApproved")}
          more={approval === "waiting" ? undefined : moment(new Date(approval.at))}
        />
      )}
    </dl>
  );
}

interface FactProps {
  label: string;
  value: string;
  more?: string | undefined;
  lively?: boolean;
}

function Fact({ label, value, more, lively }: FactProps) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd class={lively ? "lively" : undefined}>{value}</dd>
      {more && <dd class="small soft">{more}</dd>}
    </div>
  );
}
