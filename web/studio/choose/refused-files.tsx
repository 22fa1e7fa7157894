import { Button } from "../../design/button";
import { Notice } from "../parts/notice";
import { type StudioSay, useSay } from "../texts/say";
import type { Refusal } from "../work/picture";
import type { Refused } from "./chosen-pictures";

export interface RefusedFilesProps {
  files: readonly Refused[];
  onLeaveOut: () => void;
}

/** The files that can't be sent, each with its sentence, and one press to go on without them. */
export function RefusedFiles({ files, onLeaveOut }: RefusedFilesProps) {
  const say = useSay();
  return (
    <Notice kind="danger" title={say("refusedTitle", files.length)}>
      <ul class="refused">
        {files.map(({ id, file, refusal }) => (
          <li key={id}>
            <strong class="outside">{file.name}</strong> <span>{refusalSentence(refusal, say)}</span>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={onLeaveOut}>
        {say("leaveOut", files.length)}
      </Button>
    </Notice>
  );
}

export function refusalSentence({ problem, formatName }: Refusal, say: StudioSay): string {
  if (problem !== "unsupportedFormat") return say(`refused_${problem}`);
  if (formatName === "video") return say("refused_video");
  if (formatName === "camera raw") return say("refused_raw");
  return formatName === undefined ? say("refused_notAPicture") : say("refused_unsupportedFormat", formatName);
}
