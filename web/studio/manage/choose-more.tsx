import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Progress } from "../../design/progress";
import type { Vault } from "../../format/vault";
import type { ServerAnswer } from "../../protocol/messages";
import { ChooseButtons } from "../choose/choose-buttons";
import type { ChosenPictures, Ready, Refused } from "../choose/chosen-pictures";
import { RefusedFiles } from "../choose/refused-files";
import { RevealedSummary } from "../choose/revealed-summary";
import { usePictureActs } from "../choose/use-picture-acts";
import { saysTooMuch } from "../choose/words-fields";
import { hasOriginals } from "../editing/approval";
import { LiveText } from "../parts/live-text";
import { Notice } from "../parts/notice";
import { useStore } from "../parts/use-store";
import { Check } from "../policy/form-parts";
import { EditableList } from "../redact/editable-list";
import { useSay } from "../texts/say";

export interface MoreWishes {
  readonly keepNames: boolean;
  readonly keepHdr: boolean;
}

export interface ChooseMoreProps {
  /** Undefined until it has answered. */
  server: ServerAnswer | "unreachable" | undefined;
  chosen: ChosenPictures | undefined;
  vault: Vault;
  onFiles: (files: readonly File[]) => void;
  onAdd: (pictures: readonly Ready[], wishes: MoreWishes) => void;
  onCancel: () => void;
}

/** What is to be added, and what each of it reveals, before anything leaves the device. */
export function ChooseMore({ server, chosen, vault, onFiles, onAdd, onCancel }: ChooseMoreProps) {
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="card choose-more" aria-labelledby="choose-more">
      <h3 id="choose-more" ref={title} tabIndex={-1}>
        {say("addTitle")}
      </h3>
      <p class="soft">{say("addHint")}</p>
      {server === "unreachable" && (
        <Notice kind="warning">
          <p>{say("unreachable")}</p>
        </Notice>
      )}
      {server === undefined && (
        <p class="soft" role="status">
          {say("startingUp")}
        </p>
      )}
      {chosen !== undefined && server !== undefined && server !== "unreachable" ? (
        <Chosen
          chosen={chosen}
          limits={server.limits}
          vault={vault}
          onFiles={onFiles}
          onAdd={onAdd}
          onCancel={onCancel}
        />
      ) : (
        <div class="actions">
          <Button kind="quiet" onClick={onCancel}>
            {say("cancel")}
          </Button>
        </div>
      )}
    </section>
  );
}

interface ChosenProps extends Omit<ChooseMoreProps, "server" | "chosen"> {
  chosen: ChosenPictures;
  limits: ServerAnswer["limits"];
}

function Chosen({ chosen, limits, vault, onFiles, onAdd, onCancel }: ChosenProps) {
  const say = useSay();
  const { all, overflow } = useStore(chosen);
  const [wishes, setWishes] = useState<MoreWishes>({ keepNames: false, keepHdr: false });
  const [said, setSaid] = useState("");
  const acts = usePictureActs(chosen, setSaid, false);
  const ready = all.filter((each): each is Ready => each.state === "ready");
  const refused = all.filter((each): each is Refused => each.state === "refused");
  const shown = all.filter((each) => each.state !== "refused");
  const waiting = shown.length - ready.length;
  const hasGainMap = ready.some(({ inspected }) => inspected.lengthWithGainMap !== undefined);
  return (
    <>
      <LiveText text={said || (shown.length === 0 ? "" : say("inspecting", ready.length, shown.length))} />
      <ChooseButtons
        main={shown.length === 0}
        picturesLabel={say("choosePictures")}
        folderLabel={say("chooseFolder")}
        onFiles={onFiles}
      />
      {overflow > 0 && (
        <Notice kind="warning">
          <p>{say("overflow", overflow, limits.pictures)}</p>
        </Notice>
      )}
      {refused.length > 0 && <RefusedFiles files={refused} onLeaveOut={() => chosen.leaveOutRefused()} />}
      {ready.length > 0 && <RevealedSummary pictures={ready} />}
      {shown.length > 0 && (
        <>
          <EditableList chosen={chosen} pictures={shown} cover={undefined} acts={acts} />
          <Check
            name="keepNames"
            label={say("keepNames")}
            hint={say("keepNamesHint")}
            checked={wishes.keepNames}
            onChange={(keepNames) => setWishes({ ...wishes, keepNames })}
          />
          {hasGainMap && hasOriginals(vault) && (
            <Check
              name="keepHdr"
              label={say("keepHdr")}
              hint={say("keepHdrHint")}
              checked={wishes.keepHdr}
              onChange={(keepHdr) => setWishes({ ...wishes, keepHdr })}
            />
          )}
        </>
      )}
      {waiting > 0 && (
        <Progress label={say("inspecting", ready.length, shown.length)} part={ready.length / shown.length} />
      )}
      <div class="actions">
        {shown.length > 0 && (
          <Button
            off={waiting > 0 || refused.length > 0 || ready.length === 0 || ready.some(saysTooMuch)}
            onClick={() => onAdd(ready, wishes)}
          >
            {say("addDo", ready.length)}
          </Button>
        )}
        <Button kind="quiet" onClick={onCancel}>
          {say("cancel")}
        </Button>
      </div>
      {refused.length > 0 && <p class="small soft">{say("sendRefused")}</p>}
    </>
  );
}
