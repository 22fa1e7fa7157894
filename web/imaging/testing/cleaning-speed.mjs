/**
 * Prints how many megabytes of a picture are cleaned per second: the best of three rounds of a second, after a first one.
 * Usage: node cleaning-speed.mjs FILE
 */
import { readFileSync } from "node:fs";
import { builtImaging } from "./built-imaging.mjs";

const { cleanPicture } = await builtImaging();
const file = new Uint8Array(readFileSync(process.argv[2]));
let best = 0;
for (let round = 0; round < 4; round++) {
  const began = performance.now();
  let bytes = 0;
  while (performance.now() - began < 1000) {
    bytes += (await cleanPicture(file)).bytes.length;
  }
  if (round > 0) best = Math.max(best, bytes / 1e3 / (performance.now() - began));
}
console.log(best.toFixed(1));
