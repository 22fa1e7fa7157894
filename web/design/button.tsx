import type { ButtonHTMLAttributes } from "preact";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "class" | "type" | "disabled"> {
  /** `main` at most once a screen; `bare` for symbols, which need an `aria-label`, and words at the edge. */
  kind?: "main" | "quiet" | "danger" | "bare";
  large?: boolean;
  submit?: boolean;
  /** Stays reachable by keyboard and says that it can't be used now. */
  off?: boolean | undefined;
  class?: string;
}

export function Button({ kind = "main", large, submit, off, class: more, onClick, ...rest }: ButtonProps) {
  const names = ["button", kind !== "main" && kind, large && "large", more].filter(Boolean).join(" ");
  return (
    <button
      {...rest}
      type={submit ? "submit" : "button"}
      class={names}
      aria-disabled={off ? "true" : undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
