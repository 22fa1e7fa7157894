import type { ComponentChildren } from "preact";

export interface NoticeProps {
  kind?: "plain" | "warning" | "danger";
  title?: string;
  children: ComponentChildren;
}

/** A boxed sentence that matters, with what to do about it. */
export function Notice({ kind = "plain", title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`}>
      {title && <h2 class="notice-title">{title}</h2>}
      {children}
    </div>
  );
}
