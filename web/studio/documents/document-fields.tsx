import { bytes } from "../../design/units";
import { Check } from "../policy/form-parts";
import { type StudioSay, useSay } from "../texts/say";
import type { DocumentState } from "./use-cleaned-documents";

interface DocumentFieldsProps {
  states: readonly DocumentState[];
  wanted: boolean;
  onChange: (wanted: boolean) => void;
}

/** Whether PDFs go along themselves, and what becomes of each. */
export function DocumentFields({ states, wanted, onChange }: DocumentFieldsProps) {
  const say = useSay();
  return (
    <>
      <Check
        name="withDocument"
        label={say("withDocument")}
        hint={say("withDocumentHint")}
        checked={wanted}
        onChange={onChange}
      />
      {wanted && (
        <div role="status">
          <ul class="document-states">
            {states.map((state) => (
              <li key={state.file} class={isRefused(state) ? "field-fault" : undefined}>
                {sentence(state, say)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const isRefused = ({ withheld, result }: DocumentState) => !withheld && result !== undefined && "problem" in result;

function sentence(state: DocumentState, say: StudioSay): string {
  const { name } = state.file;
  if (state.withheld) return say("documentWithheld", name);
  if (state.result === undefined) return say("documentCleaning", name);
  if ("problem" in state.result) return `${name}: ${say(`documentNot_${state.result.problem}`)}`;
  return say("documentReady", name, bytes(state.result.cleaned.size));
}
