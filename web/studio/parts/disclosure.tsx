import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { ForwardIcon } from "../../design/icons";

export interface DisclosureProps {
  label: string;
  /** What it is about, for who doesn't see it stand there. */
  name: string;
  /** Made when it is opened. */
  children: () => ComponentChildren;
}

/** A part that is shown when a person wants it. */
export function Disclosure({ label, name, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        kind="bare"
        class="disclose"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${label}: ${name}`}
        onClick={() => setOpen(!open)}
      >
        <ForwardIcon />
        {label}
      </Button>
      <div id={id} class="disclosed" hidden={!open}>
        {open && children()}
      </div>
    </>
  );
}
