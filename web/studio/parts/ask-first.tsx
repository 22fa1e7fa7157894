import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Confirm, type ConfirmProps } from "./confirm";

export interface AskFirstProps extends Omit<ConfirmProps, "onYes" | "onNo"> {
  /** What the button says. */
  label: string;
  onYes: () => Promise<void>;
}

/** A button for what can't be taken back: a press asks first, in place. */
export function AskFirst({ label, onYes, ...question }: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const answered = () => setAsking(false);
  return (
    <>
      <Button kind={question.calm ? "main" : "danger"} aria-expanded={asking} onClick={() => setAsking(!asking)}>
        {label}
      </Button>
      {asking && <Confirm {...question} onYes={() => void onYes().finally(answered)} onNo={answered} />}
    </>
  );
}
