import type { ComponentChildren } from "preact";
import { Button } from "../../design/button";
import { later } from "../../design/later";
import { PageHash } from "../../design/page-hash";
import { Progress } from "../../design/progress";
import { galleryCode } from "../later-parts";
import type { Visit } from "../open-link";
import { say } from "../say";
import type { State } from "../state";
import { Ended } from "./ended";
import { Exposure } from "./exposure";
import { Facts } from "./facts";
import { Heading } from "./heading";
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
        <Screen plate="closed">
          <Refused why={state.why} />
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
    case "admission":
      return (
        <Screen plate="closed">
          <state.part />
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

const steps = { key: "openingKey", asking: "openingAsking", list: "openingList" } as const;

const Refused = later(async () => (await import("../refused")).Refused);
const LaterPasswordForm = later(async () => (await import("./password-form")).PasswordForm);

interface ScreenProps {
  plate: "closed" | "ready" | "opening";
  title?: string;
  text?: string;
  busy?: boolean;
  children?: ComponentChildren;
}

/** A screen without pictures. */
function Screen({ plate, title, text, busy, children }: ScreenProps) {
  return (
    <main class="screen" aria-busy={busy ? "true" : undefined}>
      <Plate is={plate} />
      <div class="screen-text">
        {title && <Heading text={title} />}
        {text && <p class="lead">{text}</p>}
        {children}
      </div>
      <PageHash digits={16} />
    </main>
  );
}
