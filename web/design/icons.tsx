import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** An icon of one stroked path on a field of 24 × 24. */
export const drawn = (path: string) => () => (
  <Icon>
    <path d={path} />
  </Icon>
);

export const CloseIcon = drawn("M6 6l12 12M18 6L6 18");
export const SaveIcon = drawn("M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14");
/** Points to the start of the line; `.icon.turned` or a right-to-left page turns it round. */
export const BackIcon = drawn("M15 5l-7 7 7 7");
export const ForwardIcon = drawn("M9 5l7 7-7 7");
export const ZoomIcon = drawn("M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M16 16l4.5 4.5M8.5 11h5M11 8.5v5");
export const FullScreenIcon = drawn("M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5");
export const CheckIcon = drawn("M5 12.5l4.5 4.5L19 7.5");
