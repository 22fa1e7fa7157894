export { follow } from "./follow";
export { Badge, Ended, Head } from "./parts";
export { texts } from "./texts";
