/** What pdf.js needs at times (letters that a document doesn't bring, codings of scans), each file fetched from here when it is asked for. */
const found = import.meta.glob<string>(
  [
    "../../node_modules/pdfjs-dist/cmaps/*.bcmap",
    "../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}",
    "../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm",
  ],
  { query: "?url", import: "default", eager: true },
);

const addresses: ReadonlyMap<string, string> = new Map(
  Object.entries(found).map(([path, address]) => [path.slice(path.lastIndexOf("/") + 1), address]),
);

/** In the form that pdf.js wants. Nothing but these files can be asked for. */
export class PdfFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const address = addresses.get(filename);
    if (address === undefined) throw new Error("no such file");
    const answer = await fetch(address);
    if (!answer.ok) throw new Error("not to be had");
    return new Uint8Array(await answer.arrayBuffer());
  }
}
