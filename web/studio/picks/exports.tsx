import { Button } from "../../design/button";
import { handOut } from "../../design/hand-out";
import { safeName } from "../../design/safe-name";
import { CopyButton } from "../parts/copy-button";
import { useSay } from "../texts/say";
import { csv, names } from "./csv";
import type { SharePicks } from "./picked";
import { sidecars } from "./xmp";

/** Choices for other programs: a table, a list of names, sidecars. */
export function Exports({ share, title }: { share: SharePicks; title: string | undefined }) {
  const say = useSay();
  const base = safeName(title ?? "picks");
  return (
    <div class="picks-exports">
      <h3>{say("picksExport")}</h3>
      <p class="small soft">{say("picksExportHint")}</p>
      <div class="actions">
        <Button kind="quiet" onClick={() => save(csv(share), `${base}.csv`)}>
          {say("picksCsv")}
        </Button>
        <CopyButton text={names(share)} label={say("picksNames")} about="" kind="quiet" />
        <Button kind="quiet" onClick={() => void saveSidecars(share, base)}>
          {say("picksXmp")}
        </Button>
      </div>
    </div>
  );
}

/** As bytes that no browser opens by itself. */
const save = (content: BlobPart, name: string): void =>
  handOut({ file: new Blob([content], { type: "application/octet-stream" }), name });

/** One ZIP file with all sidecars; names that meet in one folder are numbered. */
async function saveSidecars(share: SharePicks, base: string): Promise<void> {
  const { makeZip } = await import("client-zip");
  const taken = new Set<string>();
  const files = sidecars(share).map(({ name, content }) => {
    const stem = safeName(name).replace(/\.xmp$/i, "");
    let free = stem;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})`;
    taken.add(free.toLowerCase());
    return { name: `${free}.xmp`, input: content };
  });
  save(await new Response(makeZip(files)).blob(), `${base}-xmp.zip`);
}
