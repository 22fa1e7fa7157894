import { addStyles } from "../../design/styles";
import type { Session } from "../session";
import { Cover } from "./cover";
import css from "./greeting.css?inline";
import { Logo } from "./logo";
import { texts } from "./texts";

addStyles(css);

/** Who sends the pictures, and the one at their head. Its code comes only with links that have either. */
export function Greeting({ session }: { session: Session }) {
  const { from, logo, cover, pictures } = session.manifest;
  const first = cover === undefined ? undefined : pictures[cover];
  return (
    <>
      {first && <Cover session={session} picture={first} />}
      {(from || logo) && (
        <div class="sender">
          {logo && <Logo logo={logo} name={from ? "" : texts().logo} />}
          {from && <p class="sender-name outside">{texts().from(from)}</p>}
        </div>
      )}
    </>
  );
}
