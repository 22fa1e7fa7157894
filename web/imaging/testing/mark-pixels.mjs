/**
 * Marks pixels and prints what came of each, one JSON object a line, for comparison with the C# library.
 * Usage: node mark-pixels.mjs < one JSON object a line, with the names of files of plain bytes
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { builtImaging } from "./built-imaging.mjs";

const { logoShape, MarkMask, markTextProblem, markTexts, paintMark } = await builtImaging("../marks/index.ts");
for (const line of (await text(process.stdin)).split("\n").filter(Boolean)) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(asked.template === undefined ? paint(asked) : write(asked)));
}

function paint({ pixels, width, height, letters, lettersFile, lettersWidth, lettersHeight, logo, look, link }) {
  const painted = { bytes: bytesOf(pixels), width, height };
  const text = lettersFile && { mask: new MarkMask(lettersWidth, lettersHeight, bytesOf(lettersFile)), letters };
  const shape = logo && logoShape({ ...logo, bytes: bytesOf(logo.pixels) });
  paintMark(painted, { text: text ?? undefined, logo: shape ?? undefined }, look, link);
  return { sha256: createHash("sha256").update(painted.bytes).digest("hex") };
}

function write({ template, recipients, date }) {
  const named = recipients.map((name) => name ?? undefined);
  return { problem: markTextProblem(template) ?? null, texts: markTexts(template, named, date) };
}

function bytesOf(path) {
  return new Uint8Array(readFileSync(path));
}
