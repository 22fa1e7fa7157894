import { useRef } from "preact/hooks";
import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "../say";
import type { Session } from "../session";
import { useNearness } from "./nearness";
import { Shown } from "./shown";

interface ThumbnailProps {
  session: Session;
  picture: ManifestPicture;
  index: number;
  onOpen: (index: number) => void;
}

export const labelOf = (picture: ManifestPicture) => picture.caption || picture.name;

export function Thumbnail({ session, picture, index, onOpen }: ThumbnailProps) {
  const cell = useRef<HTMLLIElement>(null);
  const near = useNearness(cell);
  // A panorama takes at most the width of three pictures, a tall strip no less than half the width of one.
  const aspect = Math.min(Math.max(picture.width / picture.height, 0.5), 3);
  return (
    <li ref={cell} class="cell" style={{ "--aspect": String(aspect) }}>
      <button
        type="button"
        class="thumb"
        data-index={index}
        aria-label={say("showPicture", index + 1, session.manifest.pictures.length, labelOf(picture))}
        onClick={() => onOpen(index)}
      >
        {near && <Shown session={session} picture={picture} rendition="thumbnail" label={labelOf(picture)} />}
      </button>
    </li>
  );
}
