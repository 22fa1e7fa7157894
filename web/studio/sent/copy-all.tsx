import { CopyButton } from "../parts/copy-button";
import type { SentLink } from "../pipeline/sending";
import { useSay } from "../texts/say";

/** One line for each recipient, name and link with a tab between: pastes into a table as into a message. */
export function CopyAll({ links }: { links: readonly SentLink[] }) {
  const say = useSay();
  const text = links.map(({ to, url }) => (to === undefined ? url : `${to}\t${url}`)).join("\n");
  return (
    <div class="actions">
      <CopyButton text={text} label={say("copyAll")} />
    </div>
  );
}
