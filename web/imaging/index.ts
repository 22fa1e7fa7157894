export { type CleanedPicture, cleanPicture } from "./clean-picture";
export type { CleaningOptions } from "./cleaning-options";
export { type FindingLabel, findingLabels } from "./finding-labels";
export { inspectPicture } from "./inspect-picture";
export { fileExtensionOf, mediaTypeOf, type PictureFormat } from "./picture-format";
export { pictureLimits } from "./picture-limits";
export { type PictureProblem, PictureRefusedError } from "./picture-refused-error";
export { type Finding, type FindingKind, type PictureReport, reportToJson } from "./picture-report";
