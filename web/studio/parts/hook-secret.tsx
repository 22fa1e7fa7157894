import { useSay } from "../texts/say";
import { CopyButton } from "./copy-button";
import { LinkField } from "./link-field";

/** What a web hook's messages are signed with: shown once, for nobody keeps it but the server. */
export function HookSecret({ secret }: { secret: string }) {
  const say = useSay();
  return (
    <section class="card hook-secret" aria-labelledby="hook-secret">
      <h2 id="hook-secret">{say("hookSecretTitle")}</h2>
      <p>{say("hookSecret")}</p>
      <LinkField url={secret} label={say("hookSecretTitle")} />
      <div class="actions">
        <CopyButton text={secret} label={say("copy")} about={say("hookSecretTitle")} kind="quiet" />
      </div>
    </section>
  );
}
