import { useSay } from "../texts/say";

/** To `/sign-in`, in a tab of its own: what was chosen stays in this one, and is sent with what that one keeps. */
export function SignInLink({ label, quiet }: { label: string; quiet?: boolean }) {
  const say = useSay();
  return (
    <a class={quiet ? "button quiet" : "button"} href="/sign-in" target="_blank" rel="noopener">
      {label} <span class="unseen">({say("signInNewTab")})</span>
    </a>
  );
}
