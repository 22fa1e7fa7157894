import { addStyles } from "../../design/styles";
import { Bar } from "./bar";
import { Head } from "./head";
import { Marks } from "./marks";
import css from "./picks.css?inline";

/** What the gallery shows where a link takes picks. Nothing of it is loaded for other links. */
export interface PicksParts {
  readonly Head: typeof Head;
  readonly Marks: typeof Marks;
  readonly Bar: typeof Bar;
}

addStyles(css);

export const parts: PicksParts = { Head, Marks, Bar };
