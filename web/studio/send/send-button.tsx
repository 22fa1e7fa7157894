import { useId } from "preact/hooks";
import { Button } from "../../design/button";
import { Progress } from "../../design/progress";
import { bytes, number } from "../../design/units";
import { atLeast } from "../pass/pass-line";
import { useSay } from "../texts/say";

export interface SendButtonProps {
  ready: number;
  /** Pictures that are still being looked at. */
  waiting: number;
  refused: number;
  /** The server's limit, where the pictures are over it. */
  tooLarge: number | undefined;
  /** What the store still takes, where the pictures are over it. */
  room: number | undefined;
  /** What the sender's pass has left, where the pictures are over it. */
  overPass: number | undefined;
  /** More marked pictures, over all links, than one share can have. */
  tooMany: boolean;
  faulty: boolean;
}

/** Says why it can't be pressed, where it can't. */
export function SendButton({ ready, waiting, refused, tooLarge, room, overPass, tooMany, faulty }: SendButtonProps) {
  const say = useSay();
  const id = useId();
  const why =
    waiting > 0
      ? undefined
      : refused > 0
        ? say("sendRefused")
        : tooLarge !== undefined
          ? say("sendTooLarge", bytes(tooLarge))
          : room !== undefined
            ? say("sendNoRoom", atLeast(room))
            : overPass !== undefined
              ? say("sendOverPass", atLeast(overPass))
              : tooMany
                ? say("sendTooMany")
                : faulty
                  ? say("sendFaults")
                  : undefined;
  const over = [tooLarge, room, overPass].some((limit) => limit !== undefined);
  const off = ready === 0 || waiting > 0 || refused > 0 || over || tooMany;
  return (
    <div class="send">
      {waiting > 0 && (
        <Progress
          label={say("sendWaiting")}
          part={ready / (ready + waiting)}
          detail={`${number(ready)} / ${number(ready + waiting)}`}
        />
      )}
      <Button large submit off={off} aria-describedby={id}>
        {say("send", ready + waiting)}
      </Button>
      <p id={id} class="small field-fault" role="status">
        {why}
      </p>
    </div>
  );
}
