import { Button } from "../../design/button";
import { handOut } from "../../design/hand-out";
import { say } from "../say";
import type { Keepsake } from "../session";
import type { End } from "../state";

interface EndedProps {
  how: End;
  keepsake: Keepsake | undefined;
  onAgain: () => void;
}

export function Ended({ how, keepsake, onAgain }: EndedProps) {
  if (keepsake) {
    return (
      <Button kind="quiet" onClick={() => handOut(keepsake)}>
        {say("saveAgain")}
      </Button>
    );
  }
  if (how === "lost" || how === "over") return <Button onClick={onAgain}>{say("lookAgain")}</Button>;
  return null;
}
