import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../../design/dialog";
import type { Ready } from "../choose/chosen-pictures";
import { Notice } from "../parts/notice";
import { useSay } from "../texts/say";
import { type Edits, isEdited } from "../work/redact/edits";
import { Editor } from "./editor";
import type { RedactTools } from "./redact-tools";

export interface RedactDialogProps {
  picture: Ready;
  /** Whether there are other pictures that the same purpose could be written across. */
  several: boolean;
  tools: RedactTools;
  /** Without edits the picture is sent as it was chosen. `stampAll`: its stamp goes on all pictures. */
  onApply: (edits: Edits | undefined, stampAll: boolean) => void;
  onClose: () => void;
}

/** Covers parts of a picture, crops it, and writes a purpose across it, before anything is made of it. */
export function RedactDialog({ picture, several, tools, onApply, onClose }: RedactDialogProps) {
  const say = useSay();
  const { source, edits, asChosen } = picture;
  const proof = useProof(source, tools);
  return (
    <Dialog title={say("redactTitle")} closeLabel={say("close")} onClose={onClose}>
      <div class="redact">
        {proof === undefined && (
          <p class="soft redact-wait" role="status">
            {say("redactOpening")}
          </p>
        )}
        {proof === "failed" && (
          <Notice kind="danger">
            <p role="alert">{say("redactUnseen")}</p>
          </Notice>
        )}
        {proof instanceof Blob && (
          <Editor
            proof={{ picture: proof, width: asChosen.width, height: asChosen.height, format: asChosen.format }}
            start={edits}
            several={several}
            tools={tools}
            onApply={(made, stampAll) => onApply(isEdited(made) ? made : undefined, stampAll)}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>
  );
}

function useProof(file: File, tools: RedactTools): Blob | "failed" | undefined {
  const [proof, setProof] = useState<Blob | "failed">();
  useEffect(() => {
    let gone = false;
    tools.proof(file).then(
      (made) => gone || setProof(made),
      () => gone || setProof("failed"),
    );
    return () => {
      gone = true;
    };
  }, [file, tools]);
  return proof;
}
