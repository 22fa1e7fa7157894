import { expect, test } from "vitest";
import { packRoom } from "../../format/pack";
import { sealFile } from "../work/seal";
import { ThumbnailPacks } from "./thumbnail-packs";

const thumbnail = (size: number) => ({
  bytes: new Blob([new Uint8Array(size)], { type: "image/webp" }),
  width: 400,
  height: 300,
});

/** Takes what there is to send, as if all of it arrived at once. */
async function send(packs: ThumbnailPacks): Promise<number[]> {
  const lengths: number[] = [];
  for (let pack = await packs.take(); pack; pack = await packs.take()) {
    lengths.push(pack.content.size);
    packs.arrived(pack);
  }
  return lengths;
}

function setUp(places: number) {
  let sealings = 0;
  const packs = new ThumbnailPacks(places, (content) => {
    sealings++;
    return sealFile("pack", content);
  });
  return { packs, sealings: () => sealings };
}

test("the first pack is small, later ones fill a segment, and every byte is one thumbnail's", async () => {
  const { packs } = setUp(120);
  for (let place = 0; place < 120; place++) packs.add(place, thumbnail(18_000));
  packs.finish();
  const lengths = await send(packs);
  expect(lengths).toEqual([7 * 18_000, 29 * 18_000, 57 * 18_000, 27 * 18_000]);
  expect(packs.sent.map(({ length }) => length)).toEqual(lengths);
  const ends = lengths.map(() => 0);
  for (let place = 0; place < 120; place++) {
    const { pack, offset, length } = packs.partOf(place);
    expect(offset).toBe(ends[pack]);
    ends[pack] = offset + length;
  }
  expect(ends).toEqual(lengths);
});

test("packs keep the pictures' order, whichever is ready first", async () => {
  const { packs } = setUp(5);
  for (const place of [3, 1, 0]) packs.add(place, thumbnail(10));
  packs.leaveOut(2);
  packs.add(4, thumbnail(10));
  packs.finish();
  expect(await send(packs)).toEqual([40]);
  expect([0, 1, 3, 4].map((place) => packs.partOf(place).offset)).toEqual([0, 10, 20, 30]);
});

test("one slow picture keeps no more than a pack of the others in memory", async () => {
  const { packs } = setUp(200);
  let held = 0;
  for (let place = 1; place < 200; place++) {
    packs.add(place, thumbnail(50_000));
    held += 50_000;
    for (const sent of await send(packs)) held -= sent;
    expect(held).toBeLessThan(2 * packRoom(2) + 100_000);
  }
  packs.add(0, thumbnail(50_000));
  packs.finish();
  await send(packs);
  expect(packs.partOf(0).length).toBe(50_000);
});

test("a thumbnail larger than a pack's room is a pack by itself", async () => {
  const { packs } = setUp(3);
  for (const [place, size] of [10, 600_000, 10].entries()) packs.add(place, thumbnail(size));
  packs.finish();
  expect(await send(packs)).toEqual([10, 600_000, 10]);
});

test("a pack that didn't arrive is sent again as it was sealed", async () => {
  const { packs, sealings } = setUp(1);
  packs.add(0, thumbnail(10));
  packs.finish();
  const first = await packs.take();
  if (first) packs.again(first);
  const second = await packs.take();
  expect(second?.sealed.id).toEqual(first?.sealed.id);
  expect(second?.sealed.sealed).toBe(first?.sealed.sealed);
  expect(sealings()).toBe(1);
});
