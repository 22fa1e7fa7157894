import { Button } from "../../design/button";
import { Notice } from "../parts/notice";
import { useSay } from "../texts/say";
import type { OwnedTrouble } from "./owned-share";

export interface NotThereProps {
  /** Undefined while the first answer is on its way. */
  trouble: OwnedTrouble | undefined;
  onRetry: () => void;
}

/** In place of a share of which nothing is known yet. */
export function NotThere({ trouble, onRetry }: NotThereProps) {
  const say = useSay();
  switch (trouble) {
    case undefined:
      return (
        <p class="soft centred" role="status">
          {say("manageReading")}
        </p>
      );
    case "not-owner":
      return (
        <Notice main kind="warning" title={say("notOwnerTitle")}>
          <p>{say("notOwner")}</p>
          <a class="button quiet" href="/m">
            {say("navShares")}
          </a>
        </Notice>
      );
    case "other-version":
      return (
        <Notice main kind="warning" title={say("otherVersionTitle")}>
          <p>{say("otherVersion")}</p>
          <Button onClick={() => location.reload()}>{say("tryAgain")}</Button>
        </Notice>
      );
    case "unreachable":
      return (
        <Notice main kind="warning" title={say("unreachableTitle")}>
          <p>{say("manageUnreachableFirst")}</p>
          <Button onClick={onRetry}>{say("tryAgain")}</Button>
        </Notice>
      );
  }
}

/** Above a share whose status is an old one. */
export function OutOfDate({ trouble }: { trouble: OwnedTrouble }) {
  const say = useSay();
  const gone = trouble === "not-owner";
  return (
    <div role="status">
      <Notice kind="warning" title={say(gone ? "notOwnerTitle" : "unreachableTitle")}>
        <p>{say(gone ? "notOwner" : "manageUnreachable")}</p>
      </Notice>
    </div>
  );
}
