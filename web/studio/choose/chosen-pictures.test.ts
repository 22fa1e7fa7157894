import { expect, test, vi } from "vitest";
import type { DrawPages } from "../documents/draw-pages";
import type { RedactTools } from "../redact/redact-tools";
import type { Inspected } from "../work/messages";
import { PictureRefused } from "../work/picture";
import { ChosenPictures, type Inspect } from "./chosen-pictures";
import { isMeant } from "./collect-files";
import { countRevealed } from "./revealed";

const inspected: Inspected = {
  format: "jpeg",
  mediaType: "image/jpeg",
  width: 4,
  height: 3,
  length: 10,
  lengthWithGainMap: undefined,
  bytesRemoved: 2,
  findings: [{ kind: "device", label: "Camera", value: "X", embedded: undefined, mayShowMore: false }],
  thumbnail: new Blob(),
};

const file = (name: string, bytes = 1) => new File(["x".repeat(bytes)], name, { lastModified: 1 });
const names = (chosen: ChosenPictures, state: string) =>
  chosen.view.all.filter((each) => each.state === state).map((each) => each.file.name);

const never = () => Promise.reject(new Error("not asked for"));
const burning = (burn: RedactTools["burn"]): RedactTools => ({ burn, proof: never, tried: never });

function setUp(
  inspect: Inspect = async () => inspected,
  limits = { pictures: 100, bytes: 1_000 },
  draw: DrawPages = never,
) {
  const burn = burning(async (from) => new File([from], `burnt ${from.name}`));
  return new ChosenPictures(inspect, limits, burn, draw);
}

test("each file is looked at; what can't be sent is left out with one press", async () => {
  const chosen = setUp(async ({ name }) => {
    if (name === "b.txt") throw new PictureRefused({ problem: "notAPicture", formatName: undefined });
    if (name === "c.jpg") throw new Error("worker broke off");
    return inspected;
  });
  chosen.add([file("a.jpg"), file("b.txt"), file("c.jpg"), file("big.jpg", 1_001)]);
  expect(names(chosen, "waiting")).toHaveLength(3);
  await vi.waitFor(() => expect(names(chosen, "waiting")).toEqual([]));
  expect(names(chosen, "ready")).toEqual(["a.jpg"]);
  const problems = chosen.view.all.map((each) => (each.state === "refused" ? each.refusal.problem : "none"));
  expect(problems).toEqual(["none", "notAPicture", "undecodable", "tooLarge"]);
  chosen.leaveOutRefused();
  expect(chosen.view.all.map((each) => each.file.name)).toEqual(["a.jpg"]);
});

test("the same file twice is one picture, and can be chosen again once it was removed", () => {
  const chosen = setUp();
  chosen.add([file("a.jpg"), file("b.jpg")]);
  chosen.add([file("a.jpg")]);
  expect(chosen.view.all).toHaveLength(2);
  chosen.remove(0);
  chosen.add([file("a.jpg")]);
  expect(chosen.view.all.map((each) => each.file.name)).toEqual(["b.jpg", "a.jpg"]);
});

test("a full share says how many were left out", () => {
  const chosen = setUp(undefined, { pictures: 2, bytes: 1_000 });
  chosen.add([file("a.jpg"), file("b.jpg"), file("c.jpg"), file("d.jpg")]);
  expect(chosen.view).toMatchObject({ overflow: 2 });
  expect(chosen.view.all).toHaveLength(2);
});

test("what is removed while it is looked at doesn't come back", async () => {
  let finish: (picture: Inspected) => void = () => {};
  const chosen = setUp(
    (_, signal) =>
      new Promise((resolve, reject) => {
        finish = resolve;
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  );
  chosen.add([file("a.jpg")]);
  chosen.clear();
  finish(inspected);
  await Promise.resolve();
  expect(chosen.view.all).toEqual([]);
});

test("kinds are counted once a picture, the gravest first", () => {
  const of = (...kinds: ("time" | "position" | "device")[]) => ({
    findings: kinds.map((kind) => ({
      kind,
      label: "Text" as const,
      value: undefined,
      embedded: undefined,
      mayShowMore: false,
    })),
  });
  expect(countRevealed([of("time", "time", "device"), of("position", "time")])).toEqual([
    { kind: "position", pictures: 1 },
    { kind: "device", pictures: 1 },
    { kind: "time", pictures: 2 },
  ]);
});

test.each([
  [".DS_Store", false],
  ["Thumbs.db", false],
  ["IMG_1.HEIC", true],
  ["notes.txt", true],
])("%s is meant: %s", (name, meant) => {
  expect(isMeant(name)).toBe(meant);
});

test("an edited picture is another file, which is looked at anew; the one that was chosen is not sent", async () => {
  const looked: string[] = [];
  const chosen = setUp(async ({ name }) => {
    looked.push(name);
    return name.startsWith("burnt") ? { ...inspected, findings: [], bytesRemoved: 0, width: 2 } : inspected;
  });
  const edits = { bars: [], crop: { x: 0, y: 0, width: 2, height: 3 }, stamp: "" };
  chosen.add([file("a.jpg")]);
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["a.jpg"]));
  chosen.edit(0, edits);
  expect(names(chosen, "waiting")).toEqual(["a.jpg"]);
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["burnt a.jpg"]));
  expect(chosen.view.all[0]).toMatchObject({
    edits,
    inspected: { width: 2, findings: inspected.findings },
    asChosen: { width: 4 },
  });
  expect(looked).toEqual(["a.jpg", "a.jpg", "burnt a.jpg"]);

  chosen.add([file("a.jpg")]);
  expect(chosen.view.all).toHaveLength(1);
  chosen.edit(0, undefined);
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["a.jpg"]));
});

test("a picture whose edits fail is not sent as it was", async () => {
  const chosen = new ChosenPictures(
    async () => inspected,
    { pictures: 9, bytes: 99 },
    burning(async () => {
      throw new PictureRefused({ problem: "redactingFailed", formatName: undefined });
    }),
    never,
  );
  chosen.add([file("a.jpg")]);
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["a.jpg"]));
  chosen.edit(0, { bars: [], crop: undefined, stamp: "copy" });
  await vi.waitFor(() => expect(names(chosen, "refused")).toEqual(["a.jpg"]));
});

test("of two edits in a row the last one counts, whichever is ready first", async () => {
  const waiting: ((file: File) => void)[] = [];
  const chosen = new ChosenPictures(
    async () => inspected,
    { pictures: 9, bytes: 99 },
    burning(() => new Promise((resolve) => waiting.push(resolve))),
    never,
  );
  chosen.add([file("a.jpg")]);
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["a.jpg"]));
  chosen.edit(0, { bars: [], crop: undefined, stamp: "first" });
  chosen.edit(0, { bars: [], crop: undefined, stamp: "second" });
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.(file("second.jpg"));
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["second.jpg"]));
  waiting[0]?.(file("first.jpg"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(names(chosen, "ready")).toEqual(["second.jpg"]);
});

const pdf = (name: string) => new File(["%PDF-1.7"], name, { lastModified: 1 });

test("a document becomes pictures of its pages, in its place, and is never one itself", async () => {
  const chosen = setUp(undefined, undefined, async ({ name }, { page, room }) => {
    expect(room).toBe(98);
    for (const number of [1, 2]) page(file(`${name} ${number}`));
  });
  chosen.add([file("a.jpg"), pdf("contract.pdf"), file("b.jpg")]);
  await vi.waitFor(() => expect(names(chosen, "waiting")).toEqual([]));
  expect(names(chosen, "ready")).toEqual(["a.jpg", "contract.pdf 1", "contract.pdf 2", "b.jpg"]);
});

test("of a document that breaks off no page stays", async () => {
  const chosen = setUp(undefined, undefined, async (_, { page }) => {
    page(file("page 1"));
    throw new PictureRefused({ problem: "documentDamaged", formatName: undefined });
  });
  chosen.add([pdf("contract.pdf")]);
  await vi.waitFor(() => expect(names(chosen, "refused")).toEqual(["contract.pdf"]));
  expect(chosen.view.all).toHaveLength(1);
});

test("a document that is removed while it is drawn leaves nothing", async () => {
  let go: () => void = () => {};
  const chosen = setUp(undefined, undefined, async (_, { page }) => {
    page(file("page 1"));
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    page(file("page 2"));
  });
  chosen.add([pdf("contract.pdf")]);
  await vi.waitFor(() => expect(chosen.view.all).toHaveLength(2));
  chosen.remove(0);
  go();
  await vi.waitFor(() => expect(chosen.view.all).toHaveLength(0));
});

test("words, order and cover outlast looking and redacting; a cover that goes is none", async () => {
  const chosen = setUp();
  chosen.add([file("a.jpg"), file("b.jpg"), file("c.jpg")]);
  chosen.describe(1, { title: "Dusk" });
  chosen.arrange((all) => all.toReversed());
  chosen.setCover(1);
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["c.jpg", "b.jpg", "a.jpg"]));
  chosen.edit(1, { bars: [], crop: undefined, stamp: "for ACME" });
  chosen.describe(1, { caption: "seen from the hut" });
  await vi.waitFor(() => expect(names(chosen, "ready")).toEqual(["c.jpg", "burnt b.jpg", "a.jpg"]));
  expect(chosen.view.all[1]).toMatchObject({ id: 1, words: { title: "Dusk", caption: "seen from the hut" } });
  expect(chosen.view.cover).toBe(1);
  chosen.remove(1);
  expect(chosen.view.cover).toBeUndefined();
});

test("what comes back is as it was left: words, and what is to be covered", async () => {
  const chosen = setUp();
  const words = { title: "Dusk", caption: "" };
  const added = chosen.addGiven([
    { file: file("a.jpg"), words, edits: { bars: [], crop: undefined, stamp: "for ACME" } },
    { file: file("b.jpg"), words, edits: undefined },
  ]);
  expect(added).toHaveLength(2);
  await vi.waitFor(() => expect(names(chosen, "ready")).toContain("burnt a.jpg"));
  expect(chosen.view.all[0]).toMatchObject({ words, edits: { stamp: "for ACME" } });
});
