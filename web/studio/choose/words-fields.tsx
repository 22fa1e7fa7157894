import { Button } from "../../design/button";
import { Field } from "../../design/field";
import { TextArea } from "../parts/text-area";
import { isLonger, longestCaption, longestLine } from "../parts/written";
import { useSay } from "../texts/say";
import type { Chosen, PictureWords } from "./chosen-pictures";

export interface WordsFieldsProps {
  chosen: Chosen;
  isCover: boolean;
  onWords: (id: number, words: Partial<PictureWords>) => void;
  onCover: ((id: number | undefined) => void) | undefined;
  onStep: (id: number, by: -1 | 1) => void;
}

/** What recipients read at a picture, and where it stands. */
export function WordsFields({ chosen, isCover, onWords, onCover, onStep }: WordsFieldsProps) {
  const say = useSay();
  const { id, words, file } = chosen;
  return (
    <div class="words">
      <Field
        name="pictureTitle"
        label={say("pictureTitle")}
        fault={isLonger(words.title, longestLine) ? say("pictureTitleTooLong") : undefined}
        value={words.title}
        autocomplete="off"
        onInput={(title) => onWords(id, { title })}
      />
      <TextArea
        name="caption"
        label={say("caption")}
        hint={say("captionHint")}
        fault={isLonger(words.caption, longestCaption) ? say("captionTooLong") : undefined}
        rows={2}
        value={words.caption}
        onInput={(caption) => onWords(id, { caption })}
      />
      <div class="actions">
        {onCover && (
          <Button kind="quiet" aria-pressed={isCover} onClick={() => onCover(isCover ? undefined : id)}>
            {say("cover")}
          </Button>
        )}
        <Button kind="quiet" aria-label={say("earlierOf", file.name)} onClick={() => onStep(id, -1)}>
          {say("earlier")}
        </Button>
        <Button kind="quiet" aria-label={say("laterOf", file.name)} onClick={() => onStep(id, 1)}>
          {say("later")}
        </Button>
      </div>
    </div>
  );
}

/** Whether something that is written about it is too long to be sent. */
export function saysTooMuch({ words }: Chosen): boolean {
  return isLonger(words.title, longestLine) || isLonger(words.caption, longestCaption);
}
