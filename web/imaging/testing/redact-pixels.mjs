/**
 * Covers areas of pixels and prints what came of each, one JSON object a line, for comparison with the C# library.
 * Usage: node redact-pixels.mjs < one JSON object a line, with the names of files of plain bytes
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { builtImaging } from "./built-imaging.mjs";

const { blockGridOf, burntFormat, paintBars, requireFits } = await builtImaging("../redacting/index.ts");
for (const line of (await text(process.stdin)).split("\n").filter(Boolean)) {
  console.log(JSON.stringify(redact(JSON.parse(line))));
}

function redact({ pixels, width, height, bars, format }) {
  try {
    requireFits({ bars, crop: undefined }, width, height);
  } catch {
    return { refused: true };
  }
  const painted = { bytes: new Uint8Array(readFileSync(pixels)), width, height };
  paintBars(painted, bars, blockGridOf(format));
  const sha256 = createHash("sha256").update(painted.bytes).digest("hex");
  return { sha256, format: burntFormat(painted, format) };
}
