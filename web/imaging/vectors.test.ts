import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cleanPicture, inspectPicture, reportToJson } from "./index";

const folder = new URL("../../tests/Darkslide.Imaging.Tests/Vectors/", import.meta.url);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".input.bin"))
  .map((file) => file.slice(0, -".input.bin".length));

describe("the shared vectors", () => {
  it("are there", () => expect(names.length).toBeGreaterThan(20));

  it.each(names)("%s", async (name) => {
    const options = { keepGainMap: name.startsWith("kept") };
    const cleaned = await cleanPicture(read(`${name}.input.bin`), options);
    expect(cleaned.bytes).toEqual(read(`${name}.clean.bin`));
    const expected = JSON.parse(new TextDecoder().decode(read(`${name}.json`)));
    expect(JSON.parse(reportToJson(cleaned.report))).toEqual(expected);
    expect(await inspectPicture(read(`${name}.input.bin`), options)).toEqual(cleaned.report);
    const again = await cleanPicture(cleaned.bytes, options);
    expect(again.bytes).toEqual(cleaned.bytes);
    const kept = options.keepGainMap ? { keptGainMap: true } : {};
    expect(again.report).toEqual({ findings: [], bytesRemoved: 0, ...kept });
  });
});
