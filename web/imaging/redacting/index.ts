export { type Area, fitsInto } from "./area";
export type { Bar, BarFill } from "./bar";
export { paintBars } from "./bar-painter";
export { type BlockGrid, blockGridOf, covering } from "./block-grid";
export { burntFormat, burntQuality } from "./burnt-format";
export { mostBars, mostRedactedPixels, type Redaction, requireFits } from "./redaction";
export { stampLookFor } from "./stamp-look";
