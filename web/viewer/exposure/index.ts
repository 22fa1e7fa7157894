import { addStyles } from "../../design/styles";
import css from "./exposure.css?inline";

export { Countdown } from "./countdown";
export { ShownFor } from "./shown-for";
export { Waiting } from "./waiting";

addStyles(css);
