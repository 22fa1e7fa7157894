/**
 * Cleans files and prints what came of each, one JSON object a line, for comparison with the C# library.
 * Usage: node clean-files.mjs [--keep-gain-map] < list-of-paths
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { builtImaging } from "./built-imaging.mjs";

const imaging = await builtImaging();
const options = { keepGainMap: process.argv.includes("--keep-gain-map") };
for (const path of (await text(process.stdin)).split("\n").filter(Boolean)) {
  console.log(JSON.stringify({ path, ...(await outcome(imaging, new Uint8Array(readFileSync(path)))) }));
}

async function outcome({ cleanPicture, inspectPicture, PictureRefusedError, reportToJson }, file) {
  try {
    const { format, bytes, width, height, isAnimated, report } = await cleanPicture(file, options);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const again = await cleanPicture(bytes, options);
    return {
      format,
      sha256,
      width,
      height,
      isAnimated,
      report: JSON.parse(reportToJson(report)),
      inspectsTheSame: reportToJson(await inspectPicture(file, options)) === reportToJson(report),
      isStable: createHash("sha256").update(again.bytes).digest("hex") === sha256,
    };
  } catch (error) {
    if (!(error instanceof PictureRefusedError)) {
      throw error;
    }
    return { problem: error.problem, formatName: error.formatName, message: error.message };
  }
}
