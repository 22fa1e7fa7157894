export { addStyles } from "./later";
