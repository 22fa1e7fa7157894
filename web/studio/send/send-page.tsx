import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createSecret } from "../../format/link-text";
import type { ServerAnswer } from "../../protocol/messages";
import { ChosenPictures, type Ready } from "../choose/chosen-pictures";
import { countRevealed, withGainMap } from "../choose/revealed";
import { drawPages } from "../documents/draw-pages";
import { useDraft } from "../draft/use-draft";
import { PassLine, passLeft } from "../pass/pass-line";
import { passNews } from "../pass/pass-news";
import { useFreshPass } from "../pass/use-fresh-pass";
import { type PassInUse, usePass } from "../pass/use-pass";
import type { Order, OrderedDocument } from "../pipeline/order";
import { Sending } from "../pipeline/sending";
import { formTools } from "../policy/form-tools";
import { startingLifetime } from "../policy/lifetime";
import { emptyForm, type Policy } from "../policy/policy";
import { redactTools } from "../redact/redact-tools";
import type { Removed } from "../sent/removed-summary";
import { SentScreen } from "../sent/sent-screen";
import type { MyShares } from "../shares/my-shares";
import { keepSender, readSender } from "../shares/sender-note";
import { useSay } from "../texts/say";
import { browserWaiting } from "../upload/connection";
import { browserWorkers } from "../work/browser-workers";
import type { WorkerPool } from "../work/worker-pool";
import { ChooseScreen } from "./choose-screen";
import { gatherOrder } from "./gather-order";
import { policyBounds } from "./policy-bounds";
import { SendingScreen } from "./sending-screen";
import { ServerGate } from "./server-gate";

/** `/`: choose, send, hand out the links. */
export function SendPage({ shares }: { shares: MyShares }) {
  const use = usePass(shares.storage);
  return <ServerGate use={use}>{(server) => <SendSteps server={server} shares={shares} use={use} />}</ServerGate>;
}

interface SendStepsProps {
  server: ServerAnswer;
  shares: MyShares;
  use: PassInUse;
}

function SendSteps({ server, shares, use }: SendStepsProps) {
  const say = useSay();
  const [round, setRound] = useState(0);
  const workers = useMemo(browserWorkers, []);
  const { pictures: mostPictures, blobBytes } = server.limits;
  const chosen = useMemo(
    () => choosing(workers, { pictures: mostPictures, bytes: blobBytes }, round),
    [workers, mostPictures, blobBytes, round],
  );
  const tools = useMemo(() => formTools(workers), [workers]);
  const freshForm = () => ({
    ...emptyForm(startingLifetime(policyBounds(server).lifetime), say("markStart")),
    ...readSender(shares.storage),
  });
  const [sending, setSending] = useState<Sending>();
  const [removed, setRemoved] = useState<Removed>();
  const [first, setFirst] = useState<Blob>();
  const [done, setDone] = useState(false);
  const [message, setMessage] = useState(() => (notTakenIn() ? say("notTakenIn") : passNews(use.news, say)));
  const pass = useFreshPass(server.pass, use.header, `${round} ${done}`);
  // A pass that isn't good is not shown where one may send without. One that was signed in to anew is, by what is under way too.
  const shown = useRef<string | undefined>(undefined);
  shown.current = server.pass?.state === "good" ? use.header : undefined;
  const leave = pass === null ? undefined : <PassLine pass={pass} use={use} />;
  const [form, setForm] = useState(freshForm);

  const draft = useDraft(chosen, form, setForm, shares.remembers);
  useEffect(() => {
    // What is sent is kept no longer; until then a crash loses nothing.
    if (done) draft.clear();
  }, [done]);

  const start = (
    pictures: readonly Ready[],
    cover: number | undefined,
    policy: Policy,
    documents: readonly OrderedDocument[],
  ) => {
    const order = gatherOrder(pictures, cover, policy, documents, server.limits.chunkBytes);
    const begun = beginSending(workers, server, () => shown.current, order);
    setFirst((pictures.find(({ id }) => id === cover) ?? pictures[0])?.inspected.thumbnail);
    if (shares.remembers) keepSender(shares.storage, { from: policy.from ?? "", logo: policy.logo });
    setRemoved(summarise(pictures, policy));
    setMessage("");
    setSending(begun);
    void begun.run();
  };
  const startAgain = () => {
    setSending(undefined);
    setDone(false);
    draft.clear();
    setForm(freshForm());
    setRound(round + 1);
  };
  const backToChoosing = (said: string) => {
    setSending(undefined);
    setMessage(said);
  };

  useEffect(() => window.scrollTo(0, 0), [sending, done]);

  if (sending === undefined || removed === undefined) {
    return (
      <ChooseScreen
        chosen={chosen}
        server={server}
        message={message}
        leave={leave}
        left={passLeft(pass)}
        draft={draft}
        onAfresh={startAgain}
        form={form}
        onForm={setForm}
        tools={tools}
        onSend={start}
      />
    );
  }
  if (!done || sending.view.sent === undefined) {
    return (
      <SendingScreen
        sending={sending}
        picture={first}
        canSignIn={server.signIn !== null}
        onSent={() => setDone(true)}
        onCancelled={backToChoosing}
      />
    );
  }
  return (
    <SentScreen
      sent={sending.view.sent}
      policy={sending.order.policy}
      removed={removed}
      leave={leave}
      shares={shares}
      onMore={startAgain}
    />
  );
}

/** What the worker in web/take-in says when it failed; the server, where there was none. */
function notTakenIn(): boolean {
  if (location.hash !== "#not-taken-in") return false;
  history.replaceState(null, "", location.pathname);
  return true;
}

/** A new round has a new list; what was sent is let go. */
function choosing(workers: WorkerPool, most: { pictures: number; bytes: number }, _round: number): ChosenPictures {
  const inspect = (file: File, signal: AbortSignal) => workers.run<"inspect">({ kind: "inspect", file }, signal);
  return new ChosenPictures(inspect, most, redactTools(workers), drawPages);
}

function beginSending(
  workers: WorkerPool,
  { origin }: ServerAnswer,
  pass: () => string | undefined,
  order: Order,
): Sending {
  const { policy } = order;
  return new Sending(order, {
    prepare: (file, withOriginal, signal) =>
      workers.run<"prepare">({ kind: "prepare", file, withOriginal, keepGainMap: policy.keepHdr }, signal),
    prepareMarked: (file, marks, take, signal) =>
      workers.run<"prepare-marked">({ kind: "prepare-marked", file, marks }, signal, take),
    derive: (secret, password) => workers.run<"derive">({ kind: "derive", secret, password }),
    waiting: browserWaiting,
    now: () => performance.now(),
    wallClock: () => new Date(),
    origin: origin ?? location.origin,
    get pass() {
      return pass();
    },
    secret: createSecret(),
  });
}

function summarise(pictures: readonly Ready[], { keepHdr }: Policy): Removed {
  const inspected = pictures.map(({ inspected }) => (keepHdr ? withGainMap(inspected) : inspected));
  return {
    counts: countRevealed(inspected),
    bytes: inspected.reduce((sum, { bytesRemoved }) => sum + bytesRemoved, 0),
    pictures: pictures.length,
    gainMaps: keepHdr ? inspected.filter(({ lengthWithGainMap }) => lengthWithGainMap !== undefined).length : 0,
  };
}
