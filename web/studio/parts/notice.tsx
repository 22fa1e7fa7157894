import type { ComponentChildren } from "preact";

export interface NoticeProps {
  kind?: "plain" | "warning" | "danger";
  title?: string;
  /** Whether it is all that the page has to say. */
  main?: boolean;
  children: ComponentChildren;
}

/** A boxed sentence that matters, with what to do about it. */
export function Notice({ kind = "plain", title, main, children }: NoticeProps) {
  const Title = main ? "h1" : "h2";
  return (
    <div class={`notice ${kind}`}>
      {title && <Title class="notice-title">{title}</Title>}
      {children}
    </div>
  );
}
