import { addStyles } from "../../design/styles";
import css from "./exposure.css?inline";

export { AfterApproval } from "./after-approval";
export { Countdown } from "./countdown";
export { ShownFor } from "./shown-for";
export { Waiting } from "./waiting";

addStyles(css);
