import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Pieces } from "./building/pieces";
import { planPicture } from "./building/plan-picture";
import { findsNothing } from "./building/second-reading";
import { cleanPicture, finishPicture } from "./clean-picture";
import { PictureRefusedError } from "./picture-refused-error";

const folder = new URL("../../tests/Darkslide.Imaging.Tests/Vectors/", import.meta.url);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const names = readdirSync(folder).filter((name) => name.endsWith(".input.bin"));

/** What hides in coded data is told by these; coded data are followed once, by the cleaner. */
const inCodedData = ["Bytes behind the last row", "Bytes behind the pixels", "Bytes behind a frame's pixels"];

describe("a cleaner that leaves everything is stopped", () => {
  it.each(names)("%s", async (name) => {
    const file = read(name);
    const draft = planPicture(file);
    const { findings } = (await cleanPicture(file)).report;
    if (findings.every(({ label }) => inCodedData.includes(label))) {
      return;
    }
    const output = new Pieces();
    output.add(file);
    expect(findsNothing(draft.format, file)).toBe(false);
    expect(() => finishPicture({ ...draft, output }, file.length)).toThrow(PictureRefusedError);
  });
});
