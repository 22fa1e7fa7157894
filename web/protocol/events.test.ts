import { describe, expect, test } from "vitest";
import { EventParser } from "./events";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("an event stream", () => {
  const stream =
    ': hello\n\nevent: state\ndata: {"a":1}\n\nevent: ended\r\ndata: {}\r\n\r\ndata:x\ndata: y\n\nevent: lost\n\n';
  const events = [
    { event: "state", data: '{"a":1}' },
    { event: "ended", data: "{}" },
    { event: "message", data: "x\ny" },
  ];

  test("is read whole", () => {
    expect(new EventParser().push(bytes(stream))).toEqual(events);
  });

  test("is read the same however it is cut", () => {
    const all = bytes(stream);
    for (let size = 1; size < all.length; size++) {
      const parser = new EventParser();
      const read = [];
      for (let at = 0; at < all.length; at += size) read.push(...parser.push(all.subarray(at, at + size)));
      expect(read).toEqual(events);
    }
  });

  test("keeps characters that are cut in two", () => {
    const all = bytes("data: ä€😀\n\n");
    const parser = new EventParser();
    const read = [...all].flatMap((byte) => parser.push(Uint8Array.of(byte)));
    expect(read).toEqual([{ event: "message", data: "ä€😀" }]);
  });

  test("ends an event only with its empty line", () => {
    const parser = new EventParser();
    expect(parser.push(bytes("event: ended\ndata: {}\n"))).toEqual([]);
    expect(parser.push(bytes("\n"))).toEqual([{ event: "ended", data: "{}" }]);
  });
});
