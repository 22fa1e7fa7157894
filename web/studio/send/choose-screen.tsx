import type { ComponentChildren } from "preact";
import { useCallback, useMemo, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { bytes } from "../../design/units";
import type { ServerAnswer } from "../../protocol/messages";
import { ChooseButtons } from "../choose/choose-buttons";
import type { ChosenPictures, Ready, Refused } from "../choose/chosen-pictures";
import { DropAnywhere } from "../choose/drop-anywhere";
import { Hero } from "../choose/hero";
import { HonestLimits } from "../choose/honest-limits";
import { RefusedFiles } from "../choose/refused-files";
import { RevealedSummary } from "../choose/revealed-summary";
import { SortButtons } from "../choose/sort-buttons";
import { usePictureActs } from "../choose/use-picture-acts";
import { saysTooMuch } from "../choose/words-fields";
import { DocumentFields } from "../documents/document-fields";
import { areSettled, orderedDocuments, useCleanedDocuments } from "../documents/use-cleaned-documents";
import { DraftLine, FoundNotice } from "../draft/draft-notice";
import type { DraftInUse } from "../draft/use-draft";
import { LiveText } from "../parts/live-text";
import { Notice } from "../parts/notice";
import { ScreenTitle } from "../parts/screen-title";
import { useStore } from "../parts/use-store";
import { numbersSuffice } from "../pipeline/blob-numbers";
import type { OrderedDocument } from "../pipeline/order";
import type { FormTools } from "../policy/form-tools";
import {
  type PolicyForm as Form,
  type Policy,
  type PolicyField,
  type PolicyProblem,
  readPolicy,
} from "../policy/policy";
import { PolicyForm } from "../policy/policy-form";
import { EditableList } from "../redact/editable-list";
import { useSay } from "../texts/say";
import { guessBytes } from "./gather-order";
import { policyBounds } from "./policy-bounds";
import { SendButton } from "./send-button";

export interface ChooseScreenProps {
  chosen: ChosenPictures;
  server: ServerAnswer;
  /** What has just happened, such as a cancelled sending. */
  message: string;
  /** With which leave this page sends. */
  leave: ComponentChildren;
  /** How many bytes that allows now; undefined where nothing limits it. */
  left: number | undefined;
  draft: DraftInUse;
  onAfresh: () => void;
  form: Form;
  onForm: (form: Form) => void;
  tools: FormTools;
  onSend: (
    pictures: readonly Ready[],
    cover: number | undefined,
    policy: Policy,
    documents: readonly OrderedDocument[],
  ) => void;
}

export function ChooseScreen({
  chosen,
  server,
  message,
  leave,
  left,
  draft,
  onAfresh,
  form,
  onForm,
  tools,
  onSend,
}: ChooseScreenProps) {
  const say = useSay();
  const { all, cover, overflow } = useStore(chosen);
  const [said, setSaid] = useState("");
  const bounds = useMemo(() => policyBounds(server), [server]);
  const [tried, setTried] = useState(false);
  const reading = readPolicy(form, bounds);

  const add = useCallback(
    (files: readonly File[]) => {
      const before = chosen.view.all.length;
      chosen.add(files);
      const more = chosen.view.all.length - before;
      setSaid(more > 0 ? say("added", more) : say("nothingAdded"));
    },
    [chosen, say],
  );
  const acts = usePictureActs(chosen, setSaid);

  const ready = useMemo(() => all.filter((each): each is Ready => each.state === "ready"), [all]);
  const full = !form.viewOnly && !form.mark.use;
  const documents = useCleanedDocuments(ready, full && form.withDocument);
  const refused = all.filter((each): each is Refused => each.state === "refused");
  const shown = all.filter((each) => each.state !== "refused");
  const files = useMemo(() => ready.map(({ file }) => file), [all]);
  const guess = guessBytes(ready, form);
  const wordsTooLong = ready.some(saysTooMuch);
  const documentsFit = !reading.ok || !reading.policy.withDocument || areSettled(documents);
  const submit = () => {
    setTried(true);
    if (reading.ok && !wordsTooLong && documentsFit) onSend(ready, cover, reading.policy, orderedDocuments(documents));
    else focusFirstFault();
  };

  return (
    <>
      <DropAnywhere onFiles={add} />
      <LiveText text={said} />
      {message && (
        <Notice>
          <p role="status">{message}</p>
        </Notice>
      )}
      {leave}
      {draft.found && all.length > 0 && <FoundNotice found={draft.found} onAfresh={onAfresh} />}
      {all.length === 0 ? (
        <Hero pictures={server.limits.pictures} onFiles={add} />
      ) : (
        <div class="workbench">
          <section class="bench" aria-labelledby="chosen">
            <div class="bench-head">
              <ScreenTitle id="chosen">{say("chosenTitle")}</ScreenTitle>
              <p class="soft">{say("chosenSum", shown.length, bytes(sumOf(shown)))}</p>
              <DraftLine state={draft.state} />
              <div class="actions">
                <ChooseButtons
                  main={false}
                  picturesLabel={say("addPictures")}
                  folderLabel={say("addFolder")}
                  onFiles={add}
                />
                <Button kind="quiet" onClick={() => chosen.clear()}>
                  {say("removeAll")}
                </Button>
              </div>
            </div>
            {overflow > 0 && (
              <Notice kind="warning">
                <p>{say("overflow", overflow, server.limits.pictures)}</p>
              </Notice>
            )}
            {refused.length > 0 && <RefusedFiles files={refused} onLeaveOut={() => chosen.leaveOutRefused()} />}
            {ready.length > 0 && <RevealedSummary pictures={ready} />}
            {shown.length > 1 && <SortButtons onSort={acts.sort} />}
            <EditableList chosen={chosen} pictures={shown} cover={cover} acts={acts} />
            <div class="onward">
              <Button onClick={goToPolicy}>{say("onward")}</Button>
            </div>
          </section>
          <form
            class="policy-panel"
            aria-labelledby="policy"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <h2 id="policy" tabIndex={-1}>
              {say("policyTitle")}
            </h2>
            <PolicyForm
              form={form}
              bounds={bounds}
              hasGainMap={ready.some(({ inspected }) => inspected.lengthWithGainMap !== undefined)}
              problems={tried && !reading.ok ? reading.problems : noProblems}
              pictures={files}
              tools={tools}
              documents={
                documents.length > 0 && (
                  <DocumentFields
                    states={documents}
                    wanted={form.withDocument}
                    onChange={(withDocument) => onForm({ ...form, withDocument })}
                  />
                )
              }
              onChange={(changes) => onForm({ ...form, ...changes })}
            />
            <SendButton
              ready={ready.length}
              waiting={shown.length - ready.length}
              refused={refused.length}
              tooLarge={guess > server.limits.shareBytes ? server.limits.shareBytes : undefined}
              room={server.room !== null && guess > server.room ? server.room : undefined}
              overPass={left !== undefined && guess > left ? left : undefined}
              tooMany={reading.ok && needsTooManyNumbers(reading.policy, ready.length)}
              faulty={tried && (!reading.ok || wordsTooLong || !documentsFit)}
            />
          </form>
          <HonestLimits />
        </div>
      )}
    </>
  );
}

const noProblems: ReadonlyMap<PolicyField, PolicyProblem> = new Map();

/** With marks every link has pictures of its own. */
function needsTooManyNumbers({ mark, recipients }: Policy, pictures: number): boolean {
  return mark !== undefined && !numbersSuffice(recipients.length, pictures);
}

function sumOf(chosen: readonly { readonly file: File }[]): number {
  return chosen.reduce((sum, { file }) => sum + file.size, 0);
}

/** On small screens the pictures may fill a hundred of them: nobody should have to scroll past. */
function goToPolicy(): void {
  const policy = document.getElementById("policy");
  policy?.focus({ preventScroll: true });
  policy?.scrollIntoView();
}

/** After the sentences stand there: whoever sends by keyboard is taken to the first of them. */
function focusFirstFault(): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  });
}
