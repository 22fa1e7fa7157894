import { texts } from "./texts";

/** Says that there is more to come through this link. */
export function AfterApproval() {
  return <p class="notice">{texts().afterApproval}</p>;
}
