import { type PictureVerdict, type SharePicks, verdicts } from "./picked";

/** A sidecar file of one picture, as Lightroom and darktable read it. */
export interface Sidecar {
  /** The picture's name with `.xmp` in place of its extension; hostile like the picture's. */
  readonly name: string;
  readonly content: string;
}

/** One for every picture that was picked, rejected, labelled or remarked on. The same bytes as the command line program's. */
export const sidecars = (share: SharePicks): Sidecar[] =>
  verdicts(share)
    .filter(({ rating, label, remarks }) => rating !== 0 || label !== "none" || remarks !== "")
    .map((verdict) => {
      const { file } = verdict.picture;
      const dot = file.lastIndexOf(".");
      return { name: `${dot > 0 ? file.slice(0, dot) : file}.xmp`, content: packet(verdict) };
    });

function packet({ rating, label, remarks }: PictureVerdict): string {
  const marks = [
    rating !== 0 && ` xmp:Rating="${rating}"`,
    // Photo programs write their labels' names with a capital.
    label !== "none" && ` xmp:Label="${label.charAt(0).toUpperCase()}${label.slice(1)}"`,
  ];
  const description = remarks
    ? `\n   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(remarks)}</rdf:li></rdf:Alt></dc:description>`
    : "";
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"${marks.filter(Boolean).join("")}>${description}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}

/** XML has no way to write the two non-characters at the end of the plane. */
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\ufffe\uffff]/g, "");
