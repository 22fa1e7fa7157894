import { useCallback, useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import type { Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import { Confirm } from "../parts/confirm";
import { Notice } from "../parts/notice";
import { Select } from "../policy/form-parts";
import { useSay } from "../texts/say";
import { AddPictures } from "./add-pictures";
import type { OwnedShare } from "./owned-share";
import { PictureWall } from "./picture-wall";
import type { ShownPictures } from "./shown-pictures";

export interface PicturesSectionProps {
  share: OwnedShare;
  vault: Vault;
  status: StatusAnswer;
  shown: ShownPictures;
  nameOf: (number: number) => string;
  /** Runs an action and resolves with what is to be said about it, also where it failed. */
  outcome: (action: () => Promise<string>) => Promise<string>;
}

type Mode = "looking" | "removing" | "adding";

/** The share's pictures: to look at, and to add to and remove from while a link lives. */
export function PicturesSection({ share, vault, status, shown, nameOf, outcome }: PicturesSectionProps) {
  const say = useSay();
  const [mode, setMode] = useState<Mode>("looking");
  const { list, packs, links, link, choose } = shown;
  const gone = status.state === "ended";
  const canChange = status.state === "live" && !vault.marked;
  const [said, setSaid] = useState("");
  const turn = useCallback((to: Mode, sentence = "") => {
    setSaid(sentence);
    setMode(to);
  }, []);
  const add = useCallback(() => turn("adding"), [turn]);
  const look = useCallback((sentence?: string) => turn("looking", sentence), [turn]);
  const removal = useRemoval(vault, mode === "removing");
  const remove = async () => {
    look(await outcome(async () => say("removedPictures", await share.remove(removal.selected))));
  };
  return (
    <section class="wall-section" aria-labelledby="pictures">
      <div class="section-head">
        <h2 id="pictures" tabIndex={-1}>
          {say("picturesTitle")}
        </h2>
        {canChange && mode === "looking" && (
          <div class="actions">
            <Button kind="quiet" onClick={add}>
              {say("addPictures")}
            </Button>
            {vault.pictures.length > 1 && (
              <Button kind="quiet" onClick={() => turn("removing")}>
                {say("removePictures")}
              </Button>
            )}
          </div>
        )}
      </div>
      <div role="status">
        {said && (
          <Notice>
            <p>{said}</p>
          </Notice>
        )}
      </div>
      {canChange && <AddPictures share={share} vault={vault} open={mode === "adding"} onOpen={add} onDone={look} />}
      {mode === "removing" ? (
        <p class="small soft">{say("removeHint")}</p>
      ) : (
        <p class="small soft">{say(gone ? "picturesGone" : "picturesHint")}</p>
      )}
      {vault.marked && !gone && (
        <Notice>
          <p>{say("markedStay")}</p>
        </Notice>
      )}
      {links.length > 1 && (
        <Select
          name="shownLink"
          label={say("picturesFor")}
          value={String(link ?? "")}
          options={links.map((number) => ({ value: String(number), label: nameOf(number) }))}
          onChange={(value) => choose(Number(value))}
        />
      )}
      {!gone && list && packs && (
        <PictureWall
          pictures={list.pictures}
          packs={packs}
          owner={share.keys.owner}
          selected={mode === "removing" ? removal.selected : undefined}
          onSelect={removal.toggle}
        />
      )}
      {mode === "removing" && (
        <RemovalBar
          selected={removal.selected.size}
          all={vault.pictures.length}
          onRemove={remove}
          onCancel={() => look()}
        />
      )}
    </section>
  );
}

/** Which pictures are chosen to go. One that another device removed meanwhile is chosen no longer. */
function useRemoval({ pictures }: Vault, removing: boolean) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => setChosen(new Set()), [removing]);
  const selected = new Set(pictures.flatMap(({ preview }) => (chosen.has(preview.blob) ? preview.blob : [])));
  const toggle = (preview: number) => {
    const changed = new Set(selected);
    if (!changed.delete(preview)) changed.add(preview);
    setChosen(changed);
  };
  return { selected, toggle };
}

interface RemovalBarProps {
  selected: number;
  all: number;
  onRemove: () => Promise<void>;
  onCancel: () => void;
}

/** Stays at the foot of the screen, however long the wall is. */
function RemovalBar({ selected, all, onRemove, onCancel }: RemovalBarProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const every = selected === all;
  useEffect(() => {
    // Its buttons went away with the mode: whoever works by keyboard goes on at the section's name.
    return () => document.getElementById("pictures")?.focus({ preventScroll: true });
  }, []);
  const remove = async () => {
    setAsking(false);
    setBusy(true);
    await onRemove();
  };
  return (
    <section class="removal-bar" aria-label={say("removePictures")}>
      {asking && !busy ? (
        <Confirm
          title={say("removeTitle", selected)}
          text={say("removeText")}
          yes={say("removeYes")}
          no={say("removeNo")}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div class="actions between">
          <p role="status">{busy ? say("removing") : every ? say("edit_nothing-left") : say("selected", selected)}</p>
          <div class="actions">
            <Button kind="quiet" off={busy} onClick={onCancel}>
              {say("cancel")}
            </Button>
            <Button kind="danger" off={busy || every || selected === 0} onClick={() => setAsking(true)}>
              {say("removeSelected")}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
