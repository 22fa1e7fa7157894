import { useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { CheckIcon } from "../../design/icons";
import { useSay } from "../texts/say";
import { copy as copyToClipboard } from "./copy";

export interface CopyButtonProps {
  text: string;
  /** The same for whoever takes markup. */
  html?: string;
  label: string;
  kind?: "main" | "quiet";
  /** Said by a screen reader where several buttons read alike. */
  about?: string;
}

/** Copies, and says whether it did: some browsers forbid it. */
export function CopyButton({ text, html, label, kind = "main", about }: CopyButtonProps) {
  const say = useSay();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state !== "copied") return;
    const timer = setTimeout(() => setState("idle"), 3_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await copyToClipboard(text, html);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <Button kind={kind} aria-label={about && `${label}: ${about}`} onClick={() => void copy()}>
        {state === "copied" && <CheckIcon />}
        {state === "copied" ? say("copied") : label}
      </Button>
      <span class={state === "failed" ? "small warn" : "unseen"} role="status">
        {state === "copied" && say("copied")}
        {state === "failed" && say("copyFailed")}
      </span>
    </>
  );
}
