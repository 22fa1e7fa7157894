import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../../design/button";

export interface ConfirmProps {
  title: string;
  text: string;
  yes: string;
  no: string;
  /** What is asked gives something, rather than ends it. */
  calm?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks in place what can't be taken back, says what it means, and puts the focus on the harmless answer; then back where it was. */
export function Confirm({ title, text, yes, no, calm = false, onYes, onNo }: ConfirmProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>("button")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      ref={box}
      class="confirm"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onNo();
      }}
    >
      <p id={`${id}-title`} class="confirm-title outside">
        {title}
      </p>
      <p id={`${id}-text`}>{text}</p>
      <div class="actions">
        <Button kind="quiet" onClick={onNo}>
          {no}
        </Button>
        <Button kind={calm ? "main" : "danger"} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </div>
  );
}
