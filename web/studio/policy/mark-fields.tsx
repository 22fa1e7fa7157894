import { useState } from "preact/hooks";
import { Field } from "../../design/field";
import { number } from "../../design/units";
import { type MarkLook, markBounds } from "../../imaging/marks";
import { useSay } from "../texts/say";
import { Check, Choice } from "./form-parts";
import type { FormTools } from "./form-tools";
import { LogoField } from "./logo-field";
import { type MarkForm, triedMark } from "./mark";
import { MarkPreview } from "./mark-preview";
import { Slider } from "./slider";

export interface MarkFieldsProps {
  mark: MarkForm;
  fault: string | undefined;
  /** Whose mark is shown. */
  recipient: string | undefined;
  pictures: readonly File[];
  tools: FormTools;
  onChange: (mark: MarkForm) => void;
}

/** Marks that are burnt into what recipients see, with a picture that shows them as they will be. */
export function MarkFields({ mark, fault, recipient, pictures, tools, onChange }: MarkFieldsProps) {
  const say = useSay();
  const [now] = useState(() => new Date());
  const look = (changes: Partial<MarkLook>) => onChange({ ...mark, look: { ...mark.look, ...changes } });
  return (
    <div class="group">
      <Check
        name="mark"
        label={say("mark")}
        hint={say("markHint")}
        checked={mark.use}
        onChange={(use) => onChange({ ...mark, use })}
      />
      {mark.use && (
        <>
          <MarkPreview pictures={pictures} mark={triedMark(mark, recipient, now)} tools={tools} />
          <Field
            name="markText"
            label={say("markText")}
            hint={say("markTextHint")}
            fault={fault}
            value={mark.text}
            autocomplete="off"
            onInput={(text) => onChange({ ...mark, text })}
          />
          <LogoField
            name="markLogo"
            label={say("markLogo")}
            hint={say("markLogoHint")}
            chosen={mark.logo !== undefined}
            removeLabel={say("markLogoRemove", mark.logo?.name ?? "")}
            onFile={async (file) => onChange({ ...mark, logo: { name: file.name, shape: await tools.logo(file) } })}
            onRemove={() => onChange({ ...mark, logo: undefined })}
          />
          <Choice
            name="markLayout"
            label={say("markLayout")}
            value={mark.look.layout}
            options={[
              { value: "tiled", label: say("markTiled") },
              { value: "corner", label: say("markCorner") },
            ]}
            onChange={(layout) => look({ layout })}
          />
          <Slider
            name="markSize"
            label={say("markSize")}
            value={mark.look.size}
            {...markBounds.size}
            text={`${number(mark.look.size)} %`}
            onInput={(size) => look({ size })}
          />
          <Slider
            name="markOpacity"
            label={say("markOpacity")}
            value={mark.look.opacity}
            {...markBounds.opacity}
            text={`${number(mark.look.opacity)} %`}
            onInput={(opacity) => look({ opacity })}
          />
          {mark.look.layout === "tiled" && (
            <Slider
              name="markAngle"
              label={say("markAngle")}
              value={mark.look.angle}
              {...markBounds.angle}
              text={`${number(mark.look.angle)}°`}
              onInput={(angle) => look({ angle })}
            />
          )}
        </>
      )}
    </div>
  );
}
