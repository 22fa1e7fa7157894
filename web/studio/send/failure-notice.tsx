import { Button } from "../../design/button";
import { refusalSentence } from "../choose/refused-files";
import { Notice } from "../parts/notice";
import type { SendingFailure } from "../pipeline/failure";
import { SignInLink } from "../sign-in/sign-in-link";
import { type StudioSay, useSay } from "../texts/say";

/** Goes on where it was. */
export interface Resumable {
  readonly order: { readonly pictures: readonly { readonly name: string }[] };
  run(): Promise<void>;
  runWithout(place: number): Promise<void>;
}

export interface FailureNoticeProps {
  failure: SendingFailure;
  /** What has stopped: a sending, or more pictures for a share. */
  sending: Resumable;
  canLeaveOut: boolean;
  /** Whether people sign in for a pass here. */
  canSignIn?: boolean;
  onDiscard: () => void;
}

/** Why it stopped, and every way on: try again, go on without the picture, or discard all. */
export function FailureNotice({ failure, sending, canLeaveOut, canSignIn = false, onDiscard }: FailureNoticeProps) {
  const say = useSay();
  const passIsOver = canSignIn && failure.kind === "server" && ["pass-over", "pass-unknown"].includes(failure.code);
  const name = failure.kind === "picture" ? (sending.order.pictures[failure.place]?.name ?? "") : "";
  return (
    <div role="alert">
      <Notice kind="danger">
        {failure.kind === "picture" && (
          <p>
            <strong class="outside">{say("failedPicture", name)}</strong>
          </p>
        )}
        <p>{passIsOver ? say("failedPassOverSignIn") : failureSentence(failure, say)}</p>
        <div class="actions">
          {passIsOver && <SignInLink label={say("signInAgain")} />}
          <Button kind={passIsOver ? "quiet" : "main"} onClick={() => void sending.run()}>
            {say("tryAgain")}
          </Button>
          {failure.kind === "picture" && canLeaveOut && (
            <Button kind="quiet" onClick={() => void sending.runWithout(failure.place)}>
              {say("withoutPicture")}
            </Button>
          )}
          <Button kind="danger" onClick={onDiscard}>
            {say("discard")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

export function failureSentence(failure: SendingFailure, say: StudioSay): string {
  switch (failure.kind) {
    case "picture":
      return failure.refusal === undefined ? say("failedHere") : refusalSentence(failure.refusal, say);
    case "server":
      return serverSentence(failure.code, say);
    case "edit":
      return say(`edit_${failure.why}`);
    case "other-version":
      return say("otherVersion");
    case "here":
      return say("failedHere");
  }
}

function serverSentence(code: string, say: StudioSay): string {
  switch (code) {
    case "storage-full":
      return say("failedFull");
    case "sending-closed":
      return say("failedClosed");
    case "pass-stopped":
      return say("failedPassStopped");
    case "pass-over":
      return say("failedPassOver");
    case "pass-unknown":
      return say("failedPassUnknown");
    case "quota-reached":
      return say("failedQuota");
    case "too-large":
      return say("failedTooLarge");
    case "not-owner":
    case "share-ended":
      return say("failedForgotten");
    default:
      return say("failedServer", code);
  }
}
