import { Button } from "../../design/button";
import { CopyButton } from "../parts/copy-button";
import { LinkField } from "../parts/link-field";
import { useSay } from "../texts/say";

export interface ManageCardProps {
  manage: string;
  remembered: boolean;
  onForget: () => void;
}

/** The one thing that must not be lost, said as plainly. */
export function ManageCard({ manage, remembered, onForget }: ManageCardProps) {
  const say = useSay();
  return (
    <section class="card manage-card" aria-labelledby="manage">
      <h2 id="manage">{say("manageTitle")}</h2>
      <p>{say("manageText")}</p>
      <LinkField url={manage} label={say("manageTitle")} />
      <div class="actions">
        <CopyButton text={manage} label={say("copy")} about={say("manageTitle")} kind="quiet" />
        <a class="button quiet" href={`/m#${linkTextOf(manage)}`}>
          {say("manageOpen")}
        </a>
      </div>
      <div class="kept">
        <p class={remembered ? "small soft" : "small warn"} role="status">
          {say(remembered ? "rememberedHere" : "notRemembered")}
        </p>
        {remembered && (
          <Button kind="bare" class="small" onClick={onForget}>
            {say("forgetHere")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Managed from here, by the address that this page was reached at: links may carry another one. */
function linkTextOf(link: string): string {
  return link.slice(link.indexOf("#") + 1);
}
