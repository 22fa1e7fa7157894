import { useMemo, useState } from "preact/hooks";
import { useLater } from "../../design/later";
import type { Chosen, ChosenPictures, Ready } from "../choose/chosen-pictures";
import type { PictureActs } from "../choose/picture-acts";
import { PictureList } from "../choose/picture-list";
import { noEdits } from "../work/redact/edits";

export interface EditableListProps {
  chosen: ChosenPictures;
  /** Those of them that are shown. */
  pictures: readonly Chosen[];
  cover: number | undefined;
  acts: Omit<PictureActs, "redact">;
}

/** The pictures in rows, each of which opens the editor. */
export function EditableList({ chosen, pictures, cover, acts }: EditableListProps) {
  const [editing, edit] = useState<number>();
  const all = useMemo(() => ({ ...acts, redact: edit }), [acts]);
  const picture = pictures.find((each): each is Ready => each.id === editing && each.state === "ready");
  return (
    <>
      <PictureList pictures={pictures} cover={cover} acts={all} />
      {picture !== undefined && (
        <EditorLater
          chosen={chosen}
          picture={picture}
          others={pictures.filter((each) => each !== picture)}
          onClose={() => edit(undefined)}
        />
      )}
    </>
  );
}

interface EditorLaterProps {
  chosen: ChosenPictures;
  picture: Ready;
  others: readonly Chosen[];
  onClose: () => void;
}

/** Its code comes with the first picture that is edited. */
function EditorLater({ chosen, picture, others, onClose }: EditorLaterProps) {
  const RedactDialog = useLater(async () => (await import("./redact-dialog")).RedactDialog);
  if (RedactDialog === undefined) return null;
  return (
    <RedactDialog
      picture={picture}
      several={others.length > 0}
      tools={chosen.redact}
      onClose={onClose}
      onApply={(edits, stampAll) => {
        chosen.edit(picture.id, edits);
        if (stampAll && edits !== undefined) {
          for (const { id, edits: own } of others) chosen.edit(id, { ...(own ?? noEdits), stamp: edits.stamp });
        }
        onClose();
      }}
    />
  );
}
