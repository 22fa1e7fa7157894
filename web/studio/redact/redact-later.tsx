import { useLater } from "../../design/later";
import type { ChosenPictures, Ready } from "../choose/chosen-pictures";
import { useStore } from "../parts/use-store";
import { noEdits } from "../work/redact/edits";
import type { RedactTools } from "./redact-tools";

export interface RedactLaterProps {
  chosen: ChosenPictures;
  picture: Ready;
  tools: RedactTools;
  onClose: () => void;
}

/** The editor, whose code comes with the first picture that is edited. */
export function RedactLater({ chosen, picture, tools, onClose }: RedactLaterProps) {
  const RedactDialog = useLater(async () => (await import("./redact-dialog")).RedactDialog);
  const { all } = useStore(chosen);
  if (RedactDialog === undefined) return null;
  return (
    <RedactDialog
      picture={picture}
      several={all.length > 1}
      tools={tools}
      onClose={onClose}
      onApply={(edits, stampAll) => {
        chosen.edit(picture.id, edits);
        if (stampAll && edits !== undefined) {
          for (const { id, edits: others } of all) {
            if (id !== picture.id) chosen.edit(id, { ...(others ?? noEdits), stamp: edits.stamp });
          }
        }
        onClose();
      }}
    />
  );
}
