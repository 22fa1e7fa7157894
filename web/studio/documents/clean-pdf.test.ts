/** A PDF that is sent is a new one: its pages look the same, and nothing else of the old one is in it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { DocumentRefused } from "../../imaging/documents/document-refused";
import { cleanPdf } from "./clean-pdf";

const root = join(import.meta.dirname, "..", "..", "..");
const samples = join(root, "tests", "documents");
const shared = process.env.DARKSLIDE_SHARED ?? join(root, "..", "shared");
const folder = mkdtempSync(join(tmpdir(), "darkslide-pdf-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = (name: string) => new Uint8Array(readFileSync(join(samples, name)));
const count = (bytes: Uint8Array, text: string) => Buffer.from(bytes).toString("latin1").split(text).length - 1;

/** All of it, unpacked by another program. */
function unpacked(bytes: Uint8Array): Uint8Array {
  const [from, to] = [join(folder, "from.pdf"), join(folder, "to.pdf")];
  writeFileSync(from, bytes);
  execFileSync("qpdf", ["--no-warn", "--warning-exit-0", "--qdf", "--object-streams=disable", from, to]);
  return readFileSync(to);
}

/** Its pages' pixels, drawn by another program. */
function drawn(bytes: Uint8Array): string[] {
  const own = mkdtempSync(join(folder, "drawn-"));
  writeFileSync(join(own, "a.pdf"), bytes);
  execFileSync("pdftoppm", ["-r", "60", join(own, "a.pdf"), join(own, "p")], { stdio: "ignore" });
  const pages = readdirSync(own).filter((name) => name.endsWith(".ppm"));
  return pages.sort().map((name) =>
    createHash("sha256")
      .update(readFileSync(join(own, name)))
      .digest("hex"),
  );
}

test("nothing that was planted comes along, and the pages look the same", async () => {
  const planted = sample("planted.pdf");
  expect(count(unpacked(planted), "CANARY")).toBeGreaterThan(50);
  const made = await cleanPdf(planted);
  const all = unpacked(made);
  expect(count(all, "CANARY") + count(made, "CANARY")).toBe(0);
  for (const shown of ["Contract 12", "Filled in", "Second page"]) expect(count(all, shown)).toBe(1);
  const gone = ["Info", "Metadata", "PieceInfo", "Annots", "AcroForm", "JS", "EmbeddedFile", "StructTreeRoot"];
  for (const name of [...gone, "OCProperties", "Outlines", "Names", "Thumb"]) expect(count(all, `/${name}`)).toBe(0);
  expect(drawn(made)).toEqual(drawn(planted));
});

test("two copies of one document have nothing in common that could tell it", async () => {
  const id = (bytes: Uint8Array) => /\/ID \[\s*<(\w+)>/.exec(Buffer.from(unpacked(bytes)).toString("latin1"))?.[1];
  const [one, other] = [await cleanPdf(sample("two-pages.pdf")), await cleanPdf(sample("two-pages.pdf"))];
  expect(id(one)).not.toBe(id(other));
});

test.each([
  ["locked.pdf", "encrypted"],
  ["jpeg-2000.pdf", "picture"],
  ["many.pdf", "tooLarge"],
])("%s is refused: %s", async (name, problem) => {
  await expect(cleanPdf(sample(name))).rejects.toMatchObject({ problem });
});

const corpus = join(shared, "corpus", "pdf");
test.each(readdirSync(corpus).filter((name) => name.endsWith(".pdf") && !name.includes("oversized")))(
  "%s looks the same, or is refused",
  async (name) => {
    const before = new Uint8Array(readFileSync(join(corpus, name)));
    try {
      const made = await cleanPdf(before);
      expect(drawn(made)).toEqual(drawn(before));
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error;
      expect(error.problem).toBe("encrypted");
    }
  },
);
