export { logoShape } from "./logo-shape";
export { defaultMarkLook, type MarkLayout, type MarkLook, markBounds } from "./mark-look";
export { MarkMask } from "./mark-mask";
export { paintMark } from "./mark-painter";
export type { MarkPixels } from "./mark-pixels";
export type { LetteredText, MarkShapes } from "./mark-shapes";
export { longestMarkText, type MarkTextProblem, markText, markTextProblem, markTexts } from "./mark-text";
