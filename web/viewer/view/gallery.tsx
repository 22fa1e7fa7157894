import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { SaveIcon } from "../../design/icons";
import { addStyles, useLater } from "../../design/later";
import { inSeconds, number } from "../../design/units";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { DocumentsProps } from "../documents";
import { usePicksParts } from "../picks/later";
import type { ReportProps } from "../report";
import { say } from "../say";
import type { Savable, Session } from "../session";
import { useDelivery } from "./delivery";
import { Exposure } from "./exposure";
import { useSecondsLeft } from "./facts";
import css from "./gallery.css?inline";
import { Grid } from "./grid";
import type { SavingState } from "./saving";
import type { SingleProps } from "./single";
import { labelOf } from "./thumbnail";

addStyles(css);

export { readManifest } from "../../format/manifest";

/** All pictures of a link, and one of them in full when it was chosen. */
export function Gallery({ session }: { session: Session }) {
  const { manifest } = session;
  const { title, to, from, logo, cover } = manifest;
  const picks = usePicksParts(session);
  const delivery = useDelivery(session);
  const [filtered, setFiltered] = useState<readonly ManifestPicture[]>();
  const pictures = filtered ?? manifest.pictures;
  const [chosen, choose] = useChosen(pictures.length);
  const [saving, setSaving] = useState<SavingState | undefined>(undefined);
  const [reporting, setReporting] = useState(false);
  const over = (
    <>
      {saving && <LaterSaving saving={saving} />}
      {session.show && <Exposure is="Countdown" session={session} />}
    </>
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const count = say("count", manifest.pictures.length, number(manifest.pictures.length));
  // Where pictures end one by one nothing is saved before it can be told.
  const full = manifest.tier === "full" && (!session.each || delivery !== undefined);
  const left = session.savable.filter((file) => !delivery?.ended.has(file));

  useEffect(() => heading.current?.focus(), []);

  function save(wanted: readonly Savable[]): void {
    if (saving?.running) return;
    loadSaving().then(
      (code) => code.save(session, wanted, setSaving),
      () => undefined,
    );
  }

  return (
    <main class="gallery">
      <header class={cover === undefined ? "gallery-head" : "gallery-head covered"}>
        {(from || logo || cover !== undefined) && <LaterGreeting session={session} />}
        <div class="gallery-title">
          <h1 ref={heading} tabIndex={-1} class="outside">
            {title ?? count}
          </h1>
          <p class="gallery-facts">
            {to && <span class="outside">{say("forName", to)}</span>}
            {title && <span>{count}</span>}
            <Ends session={session} />
          </p>
        </div>
        {full && (
          <Button onClick={() => save(left)} off={saving?.running !== undefined}>
            <SaveIcon />
            {say(session.savable.length > 1 ? "saveAll" : "saveOne")}
          </Button>
        )}
      </header>
      {manifest.originals && <Exposure is="AfterApproval" />}
      {full && session.untilDownloaded && <p class="notice">{say("untilSavedBar")}</p>}
      {full && delivery && <delivery.Head saved={delivery.ended.size} all={session.savable.length} />}
      {full && manifest.documents && (
        <LaterDocuments documents={manifest.documents} ended={delivery?.ended} onSave={(file) => save([file])} />
      )}
      {picks && <picks.Head session={session} shown={pictures} held={chosen !== undefined} onShown={setFiltered} />}
      <Grid
        session={session}
        pictures={pictures}
        at={chosen}
        onOpen={choose}
        onSettled={loadSingle}
        ended={delivery?.ended}
      >
        {(picks || delivery) &&
          ((picture) => (
            <>
              {delivery?.ended.has(picture) && <delivery.Badge />}
              {picks && <picks.Marks session={session} picture={picture} name={labelOf(picture)} />}
            </>
          ))}
      </Grid>
      {chosen !== undefined && (
        <LaterSingle
          session={session}
          pictures={pictures}
          index={chosen}
          bar={picks?.Bar}
          onIndex={choose}
          delivery={delivery}
          onSave={full ? (picture) => save([picture]) : undefined}
          onClose={() => choose(undefined)}
        >
          {over}
        </LaterSingle>
      )}
      {chosen === undefined && over}
      <footer class="gallery-foot">
        <Button kind="bare" onClick={() => setReporting(true)}>
          {say("report")}
        </Button>
      </footer>
      {reporting && <LaterReport session={session} onClose={() => setReporting(false)} />}
    </main>
  );
}

const loadSaving = () => import("./saving");
const pickSaving = async () => (await loadSaving()).Saving;

function LaterSaving(props: { saving: SavingState }) {
  const Saving = useLater(pickSaving);
  return Saving ? <Saving {...props} /> : null;
}

const loadReport = async () => (await import("../report")).Report;

function LaterReport(props: ReportProps) {
  const Report = useLater(loadReport);
  return Report ? <Report {...props} /> : null;
}

const loadGreeting = async () => (await import("../greeting")).Greeting;

function LaterGreeting(props: { session: Session }) {
  const Greeting = useLater(loadGreeting);
  return Greeting ? <Greeting {...props} /> : null;
}

const loadDocuments = async () => (await import("../documents")).Documents;

function LaterDocuments(props: DocumentsProps) {
  const Documents = useLater(loadDocuments);
  return Documents ? <Documents {...props} /> : null;
}

const loadSingle = async () => (await import("./single")).Single;

function LaterSingle(props: SingleProps) {
  const Single = useLater(loadSingle);
  return Single ? <Single {...props} /> : null;
}

function Ends({ session }: { session: Session }) {
  const seconds = useSecondsLeft(Date.now() + session.expires - session.clock.now());
  return <span>{say("endsShort", inSeconds(seconds))}</span>;
}

/** The chosen picture, in step with the browser's "back", which on phones closes what was opened. */
function useChosen(count: number): [number | undefined, (index: number | undefined) => void] {
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const current = useRef(chosen);
  current.current = chosen;
  useEffect(() => {
    const back = () => setChosen(undefined);
    // The grid itself goes to the picture that was looked at last.
    history.scrollRestoration = "manual";
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const choose = useCallback(
    (index: number | undefined) => {
      if (index === undefined) {
        setChosen(undefined);
        if (current.current !== undefined) history.back();
        return;
      }
      if (current.current === undefined) history.pushState(null, "");
      setChosen(Math.min(Math.max(index, 0), count - 1));
    },
    [count],
  );
  return [chosen, choose];
}
