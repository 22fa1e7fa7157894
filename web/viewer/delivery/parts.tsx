import { CheckIcon } from "../../design/icons";
import { addStyles } from "../../design/styles";
import css from "./delivery.css?inline";
import { texts } from "./texts";

addStyles(css);

/** Above the gallery: what saving does here, and how far it is. */
export function Head({ saved, all }: { saved: number; all: number }) {
  return (
    <p class="notice" role="status">
      {texts().each} {saved > 0 && texts().counted(saved, all)}
    </p>
  );
}

/** Over a thumbnail. */
export function Badge() {
  return (
    <span class="delivered">
      <CheckIcon />
      {texts().badge}
    </span>
  );
}

/** In place of a large picture. */
export function Ended() {
  return (
    <p class="delivered-note" role="status">
      <span>{texts().ended}</span>
    </p>
  );
}
