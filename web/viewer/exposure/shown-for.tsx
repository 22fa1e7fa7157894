import { texts } from "./texts";
import { spokenText } from "./time-left";

/** Said before the gesture that opens: how long the pictures will be there. */
export function ShownFor({ seconds }: { seconds: number }) {
  return <p class="lead">{texts().shownFor(spokenText(seconds))}</p>;
}
