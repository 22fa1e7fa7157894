export { admit } from "./admit";
export { Conditions } from "./parts";
