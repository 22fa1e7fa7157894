import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csv, names } from "./csv";
import { pickedPicture, type SharePicks } from "./picked";
import { sidecars } from "./xmp";

const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../tests/picks-exports", name), "utf8"));
const input = read("input.json");
const share: SharePicks = { pictures: input.pictures.map(pickedPicture), links: input.links };
const expected = read("expected.json");

test("the table holds no formula and is the program's", () => expect(csv(share)).toBe(expected.csv));
test("the list of names is the program's", () => expect(names(share)).toBe(expected.names));
test("the sidecars are the program's", () => expect(sidecars(share)).toEqual(expected.sidecars));
