import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../design/button";
import { useLater } from "../../design/later";
import { PageHash } from "../../design/page-hash";
import { Progress } from "../../design/progress";
import { galleryCode } from "../later-gallery";
import type { Visit } from "../open-link";
import { say } from "../say";
import type { State } from "../state";
import { Ended } from "./ended";
import { Exposure } from "./exposure";
import { Facts } from "./facts";
import type { PasswordFormProps } from "./password-form";
import { Plate } from "./plate";

interface PageProps {
  state: State;
  visit: Visit;
  onAgain: () => void;
}

export function Page({ state, visit, onAgain }: PageProps) {
  switch (state.at) {
    case "showing":
      return galleryCode ? <galleryCode.Gallery session={state.session} /> : null;
    case "reading":
      return <Screen plate="closed" title={say("reading")} busy />;
    case "refused":
      return (
        <Screen plate="closed" title={say(`${refusals[state.why]}Title`)} text={say(refusals[state.why])}>
          {state.why === "wrong-type" && (
            <a class="button quiet" href={`/m${location.hash}`}>
              {say("manage")}
            </a>
          )}
        </Screen>
      );
    case "ready":
      return (
        <Screen plate="ready" title={say("readyTitle")}>
          <Facts gate={state.gate} onOver={onAgain} />
          <Button large onClick={() => void visit.open()}>
            {say("open")}
          </Button>
        </Screen>
      );
    case "password":
      return (
        <Screen plate="ready" title={say("passwordTitle")}>
          <Facts gate={state.gate} onOver={onAgain} />
          <LaterPasswordForm
            wrong={state.wrong}
            triesLeft={state.triesLeft}
            onPassword={(text) => void visit.open(text)}
          />
        </Screen>
      );
    case "locked":
      return (
        <Screen plate="closed" title={say("lockedTitle")} text={say("locked")}>
          <Button kind="quiet" onClick={onAgain}>
            {say("tryAgain")}
          </Button>
        </Screen>
      );
    case "waiting":
      return (
        <Screen plate="closed">
          <Exposure is="Waiting" starts={state.starts} onStart={() => void visit.again()} />
        </Screen>
      );
    case "opening":
      return (
        <Screen plate="opening" title={say("openingTitle")}>
          <Progress label={say(steps[state.step])} />
        </Screen>
      );
    case "ended":
      return (
        <Screen
          plate="closed"
          title={say(`${state.how}Title`)}
          text={say(state.how === "saved" ? "savedText" : state.how)}
        >
          <Ended how={state.how} keepsake={state.keepsake} onAgain={onAgain} />
        </Screen>
      );
    case "unreachable":
      return (
        <Screen plate="closed" title={say("unreachableTitle")} text={say("unreachable")}>
          <Button onClick={() => void visit.again()}>{say("tryAgain")}</Button>
        </Screen>
      );
    case "other-version":
      return (
        <Screen plate="closed" title={say("otherVersionTitle")} text={say("otherVersion")}>
          <Button onClick={() => location.reload()}>{say("reload")}</Button>
        </Screen>
      );
    case "unreadable":
      return <Screen plate="closed" title={say("unreadableTitle")} text={say("unreadable")} />;
  }
}

const refusals = {
  missing: "missing",
  "cut-short": "cutShort",
  damaged: "damaged",
  "wrong-type": "wrongType",
} as const;
const steps = { key: "openingKey", asking: "openingAsking", list: "openingList" } as const;

const loadPasswordForm = async () => (await import("./password-form")).PasswordForm;

function LaterPasswordForm(props: PasswordFormProps) {
  const PasswordForm = useLater(loadPasswordForm);
  return PasswordForm ? <PasswordForm {...props} /> : null;
}

interface ScreenProps {
  plate: "closed" | "ready" | "opening";
  title?: string;
  text?: string;
  busy?: boolean;
  children?: ComponentChildren;
}

/** A screen without pictures. A new title takes the focus, so that a screen reader says what has become of the page. */
function Screen({ plate, title, text, busy, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body || !document.activeElement) heading.current?.focus();
  }, [title]);
  return (
    <main class="screen" aria-busy={busy ? "true" : undefined}>
      <Plate is={plate} />
      <div class="screen-text">
        {title && (
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        )}
        {text && <p class="lead">{text}</p>}
        {children}
      </div>
      <PageHash digits={16} />
    </main>
  );
}
