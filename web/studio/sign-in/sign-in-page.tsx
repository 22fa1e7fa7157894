import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { server as askServer } from "../../protocol/looking";
import { isProblem } from "../../protocol/problems";
import { approveSignIn, beginSignIn, finishSignIn, lookAtSignIn } from "../../protocol/signing-in";
import { Notice } from "../parts/notice";
import { KeptPass } from "../pass/kept-pass";
import { passSentence } from "../pass/pass-line";
import { browserSession, type ShareStorage } from "../shares/my-shares";
import { useSay } from "../texts/say";
import { type Arrival, takeArrival } from "./arrival";
import { PendingSignIn } from "./pending";
import { SignIn, type Step } from "./sign-in";
import { failureTexts } from "./sign-in-failure";
import { ConfirmProgram, ProgramNumber } from "./sign-in-program";

const provider = {
  begin: beginSignIn,
  look: lookAtSignIn,
  finish: finishSignIn,
  approve: approveSignIn,
  goTo: (address: string) => location.assign(address),
};

type Shown = Step | { readonly step: "working" } | { readonly step: "failed"; readonly error: unknown };

/** `/sign-in`: to the provider, and back with a pass of one's own. */
export function SignInPage({ storage }: { storage: ShareStorage | undefined }) {
  const [arrival, setArrival] = useState<Arrival>(takeArrival);
  const signIn = useMemo(
    () => new SignIn(provider, new PendingSignIn(browserSession()), new KeptPass(storage)),
    [storage],
  );
  const [shown, setShown] = useState<Shown>({ step: "working" });
  const run = useCallback((work: () => Step | Promise<Step>) => {
    setShown({ step: "working" });
    Promise.resolve()
      .then(work)
      .then(setShown, (error: unknown) => setShown({ step: "failed", error }));
  }, []);
  const arrive = useCallback(() => run(() => signIn.arrive(arrival)), [run, signIn, arrival]);
  useEffect(arrive, [arrive]);
  useEffect(() => {
    const changed = () => setArrival(takeArrival());
    // Taking it out of the address changes it once more, to nothing: that is no arrival.
    const pasted = () => location.hash && changed();
    addEventListener("hashchange", pasted);
    // Back from the provider's page by the browser's own button, as it was when it was left.
    const shownAgain = ({ persisted }: PageTransitionEvent) => persisted && setShown({ step: "offer" });
    addEventListener("pageshow", shownAgain);
    return () => {
      removeEventListener("hashchange", pasted);
      removeEventListener("pageshow", shownAgain);
    };
  }, []);
  const name = useProviderName();
  const begin = () => run(() => signIn.begin());
  return <SignInScreen {...{ shown, name, begin, arrive, run, signIn }} />;
}

interface SignInScreenProps {
  shown: Shown;
  /** What people know the provider as; null where there is none, undefined until that is known. */
  name: string | null | undefined;
  begin: () => void;
  arrive: () => void;
  run: (work: () => Step | Promise<Step>) => void;
  signIn: SignIn;
}

function SignInScreen({ shown, name, begin, arrive, run, signIn }: SignInScreenProps) {
  const say = useSay();
  const again = <Button onClick={() => run(() => signIn.again())}>{say("signInAgain")}</Button>;
  const send = (
    <a class="button quiet" href="/">
      {say("sendPage")}
    </a>
  );
  switch (shown.step) {
    case "working":
    case "leaving":
      return <Working />;
    case "offer":
      return <Offer name={name} replaces={signIn.kept.text !== undefined} onGo={begin} />;
    case "confirm":
      return (
        <ConfirmProgram begun={shown.begun} name={name ?? ""} onGo={() => run(() => signIn.confirm(shown.begun))} />
      );
    case "number":
      return <ProgramNumber number={shown.number} expires={shown.expires} />;
    case "done":
      return (
        <Told title={say(shown.kept ? "signInDoneTitle" : "signInNoMemoryTitle")}>
          <p>{say(shown.kept ? "signInDone" : "signInNoMemory")}</p>
          {shown.kept && <p class="soft">{passSentence(shown.pass, say)}</p>}
          <a class="button" href="/">
            {say("sendPage")}
          </a>
        </Told>
      );
    case "foreign":
      return (
        <Told kind="warning" title={say("signInForeignTitle")}>
          <p>{say("signInForeign")}</p>
          {send}
        </Told>
      );
    case "declined":
    case "no-memory":
      return (
        <Told kind="warning" title={say(shown.step === "declined" ? "signInDeclinedTitle" : "signInNoMemoryTitle")}>
          <p>{say(shown.step === "declined" ? "signInDeclined" : "signInNoMemory")}</p>
          <div class="actions">
            {again}
            {send}
          </div>
        </Told>
      );
    case "failed": {
      const { title, text, sameAgain } = failureTexts(shown.error, say);
      return (
        <Told kind="warning" title={title}>
          <p>{text}</p>
          <div class="actions">
            {sameAgain && <Button onClick={arrive}>{say("tryAgain")}</Button>}
            {!sameAgain && canBeginAgain(shown.error, signIn.isForProgram) && again}
            {send}
          </div>
        </Told>
      );
    }
  }
}

/** What a program began too long ago, or has ended, it has to begin again itself. */
const canBeginAgain = (error: unknown, isForProgram: boolean): boolean =>
  !isProblem(error, "sign-in-not-offered", "pass-stopped") &&
  !(isForProgram && isProblem(error, "sign-in-over", "sign-in-used"));

function Working() {
  const say = useSay();
  return (
    <p class="soft centred" role="status">
      {say("signInWorking")}
    </p>
  );
}

function Offer({ name, replaces, onGo }: { name: string | null | undefined; replaces: boolean; onGo: () => void }) {
  const say = useSay();
  if (name === undefined) return <Working />;
  if (name === null) {
    return (
      <Notice main title={say("signInNotOfferedTitle")}>
        <p>{say("signInNotOffered")}</p>
      </Notice>
    );
  }
  return (
    <Notice main title={say("signInTitle")}>
      <p>{say("signInHow", name)}</p>
      {replaces && <p>{say("signInReplaces")}</p>}
      <Button onClick={onGo}>{say("signInWith", name)}</Button>
    </Notice>
  );
}

/** What has come of it: it is said by itself, and the focus goes there. */
function Told({ kind, title, children }: Parameters<typeof Notice>[0]) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={box} role="status" tabIndex={-1} class="told">
      <Notice main {...(kind && { kind })} {...(title && { title })}>
        {children}
      </Notice>
    </div>
  );
}

function useProviderName(): string | null | undefined {
  const [name, setName] = useState<string | null>();
  useEffect(() => {
    askServer().then(
      ({ signIn }) => setName(signIn?.name ?? null),
      // Whatever is asked next says that the server can't be reached.
      () => setName(""),
    );
  }, []);
  return name;
}
