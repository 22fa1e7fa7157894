import { Button } from "../../design/button";
import { moment } from "../../design/units";
import type { LinkStatus } from "../../protocol/messages";
import { useSay } from "../texts/say";

/** The most devices that a link can be bound to. */
const most = 20;

export interface LinkDevicesProps {
  devices: NonNullable<LinkStatus["devices"]>;
  /** The link's. */
  name: string;
  onFree: (device: number) => Promise<void>;
  onAllow: (limit: number) => Promise<void>;
}

/** The devices that a link is bound to: by number, for nobody knows more of them. */
export function LinkDevices({ devices, name, onFree, onAllow }: LinkDevicesProps) {
  const say = useSay();
  const { limit, used } = devices;
  return (
    <div class="devices">
      {used.length === 0 && <p class="small soft">{say("devicesNone")}</p>}
      <ul aria-label={`${say("fact_devices")}: ${name}`}>
        {used.map(({ number, seen }) => (
          <li key={number}>
            <span>
              {say("device", number)} <span class="small soft">{say("deviceSeen", moment(new Date(seen)))}</span>
            </span>
            <Button
              kind="quiet"
              aria-label={`${say("deviceFree", number)}: ${name}`}
              onClick={() => void onFree(number)}
            >
              {say("deviceFree", number)}
            </Button>
          </li>
        ))}
      </ul>
      {limit < most && (
        <Button kind="quiet" aria-label={`${say("deviceAllow")}: ${name}`} onClick={() => void onAllow(limit + 1)}>
          {say("deviceAllow")}
        </Button>
      )}
    </div>
  );
}
