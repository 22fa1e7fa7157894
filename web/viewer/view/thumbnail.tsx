import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { memo } from "../../design/memo";
import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "../say";
import type { Session } from "../session";
import { Placeholder } from "./placeholder";
import type { Cell } from "./rows";
import { Shown } from "./shown";

interface ThumbnailProps {
  session: Session;
  picture: ManifestPicture;
  index: number;
  /** How many pictures there are in all. */
  count: number;
  cell: Cell;
  /** Whether the Tab key reaches it. */
  reached: boolean;
  /** It came while one scrolled, behind the first that were waited for. */
  late: boolean;
  ended: boolean | undefined;
  handlers: CellHandlers;
  /** What stands over it. */
  over: ((picture: ManifestPicture) => ComponentChildren) | undefined;
}

/** What a cell tells the grid. */
export interface CellHandlers {
  open(index: number): void;
  /** It is there, or can't be had. */
  there(index: number): void;
}

export const labelOf = ({ caption, title, name }: ManifestPicture) => caption || title || name;

/** A thumbnail much smaller than its cell is followed by the preview, where so few stand there that each is large. */
const mostSharpened = 3;

/** Drawn again only when something of it changed: scrolling adds and removes rows, and changes nothing between them. */
export const Thumbnail = memo(function Thumbnail({
  session,
  picture,
  index,
  cell,
  count,
  reached,
  late,
  ended,
  handlers,
  over,
}: ThumbnailProps) {
  const [there, setThere] = useState(false);
  const { thumbnail } = picture;
  const label = labelOf(picture);
  const soft = cell.width * devicePixelRatio > thumbnail.width && thumbnail.width < picture.preview.width;
  const strip = Math.abs(Math.log((picture.width / picture.height) * (cell.height / cell.width))) > 0.7;
  return (
    <li
      class="cell"
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{
        insetInlineStart: `${cell.start}px`,
        insetBlockStart: `${cell.top}px`,
        inlineSize: `${cell.width}px`,
        blockSize: `${cell.height}px`,
      }}
    >
      <button
        type="button"
        class={strip ? "thumb strip" : "thumb"}
        data-index={index}
        tabIndex={reached ? 0 : -1}
        aria-label={say("showPicture", index + 1, count, label)}
        onClick={() => handlers.open(index)}
      >
        {picture.placeholder && !there && <Placeholder hash={picture.placeholder} late={late} />}
        <Shown
          session={session}
          picture={picture}
          rendition="thumbnail"
          label={label}
          onShown={() => {
            setThere(true);
            handlers.there(index);
          }}
          onFailed={() => handlers.there(index)}
        />
        {there && soft && !ended && count <= mostSharpened && (
          <Shown session={session} picture={picture} rendition="preview" label="" />
        )}
      </button>
      {over?.(picture)}
    </li>
  );
});
