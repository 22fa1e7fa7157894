import type { ManifestPicture } from "../../format/manifest-picture";
import type { Session } from "../session";
import { Placeholder } from "../view/placeholder";
import { Shown } from "../view/shown";

/** The picture behind the title. It stands among the others too, where it is described: here it is seen only. */
export function Cover({ session, picture }: { session: Session; picture: ManifestPicture }) {
  return (
    <div class="cover" aria-hidden="true">
      {picture.placeholder && <Placeholder hash={picture.placeholder} />}
      <Shown session={session} picture={picture} rendition="preview" label="" />
    </div>
  );
}
