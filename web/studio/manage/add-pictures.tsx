import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Vault } from "../../format/vault";
import { server as askServer } from "../../protocol/looking";
import type { ServerAnswer } from "../../protocol/messages";
import { ChosenPictures, type Ready } from "../choose/chosen-pictures";
import { DropAnywhere } from "../choose/drop-anywhere";
import { drawPages } from "../documents/draw-pages";
import { Adding } from "../editing/adding";
import { hasOriginals } from "../editing/approval";
import { redactTools } from "../redact/redact-tools";
import { orderedPicture } from "../send/gather-order";
import { useSay } from "../texts/say";
import { browserWaiting } from "../upload/connection";
import { browserWorkers } from "../work/browser-workers";
import type { WorkerPool } from "../work/worker-pool";
import { AddingProgress } from "./adding-progress";
import { ChooseMore, type MoreWishes } from "./choose-more";
import type { OwnedShare } from "./owned-share";

export interface AddPicturesProps {
  share: OwnedShare;
  vault: Vault;
  open: boolean;
  /** Files were dropped on the page or pasted into it. */
  onOpen: () => void;
  /** With what is to be said about it. */
  onDone: (sentence: string) => void;
}

/** More pictures for every living link: chosen, cleaned and sealed as in sending. */
export function AddPictures({ share, vault, open, onOpen, onDone }: AddPicturesProps) {
  const say = useSay();
  const dropped = useRef<readonly File[]>([]);
  const [server, setServer] = useState<ServerAnswer | "unreachable">();
  const workers = useRef<WorkerPool>(undefined);
  const [adding, setAdding] = useState<Adding>();

  useEffect(() => {
    if (!open) return;
    setServer(undefined);
    askServer().then(setServer, () => setServer("unreachable"));
  }, [open]);
  const chosen = useMemo(() => {
    if (!open || server === undefined || server === "unreachable") return undefined;
    workers.current ??= browserWorkers();
    const made = choosing(workers.current, server, vault.pictures.length);
    made.add(dropped.current);
    dropped.current = [];
    return made;
  }, [open, server]);
  const take = useCallback(
    (files: readonly File[]) => {
      if (chosen !== undefined) return chosen.add(files);
      if (files.length === 0) return;
      dropped.current = files;
      onOpen();
    },
    [chosen, onOpen],
  );
  const begin = (pictures: readonly Ready[], wishes: MoreWishes) => {
    if (workers.current === undefined || server === undefined || server === "unreachable") return;
    const begun = makeAdding(workers.current, server, share, vault, pictures, wishes);
    setAdding(begun);
    void begun.run();
  };
  const close = (sentence: string) => {
    setAdding(undefined);
    onDone(sentence);
    requestAnimationFrame(() => document.getElementById("pictures")?.focus({ preventScroll: true }));
  };

  return (
    <>
      {adding === undefined && <DropAnywhere onFiles={take} />}
      {adding !== undefined ? (
        <AddingProgress
          adding={adding}
          onAdded={(added) => {
            close(say("addedPictures", added.count));
            void share.took(added.vault);
          }}
          onCancelled={() => close(say("addingCancelled"))}
        />
      ) : (
        open && (
          <ChooseMore
            server={server}
            chosen={chosen}
            vault={vault}
            onFiles={take}
            onAdd={begin}
            onCancel={() => close("")}
          />
        )
      )}
    </>
  );
}

function choosing(workers: WorkerPool, { limits }: ServerAnswer, there: number): ChosenPictures {
  const inspect = (file: File, signal: AbortSignal) => workers.run<"inspect">({ kind: "inspect", file }, signal);
  return new ChosenPictures(
    inspect,
    { pictures: Math.max(0, limits.pictures - there), bytes: limits.blobBytes },
    redactTools(workers),
    drawPages,
  );
}

function makeAdding(
  workers: WorkerPool,
  { limits }: ServerAnswer,
  { keys }: OwnedShare,
  vault: Vault,
  pictures: readonly Ready[],
  { keepNames, keepHdr }: MoreWishes,
): Adding {
  const withOriginals = hasOriginals(vault);
  const keepGainMap = keepHdr && withOriginals;
  return new Adding(
    { pictures: pictures.map((picture) => orderedPicture(picture, keepGainMap)), withOriginals, keepNames },
    {
      owner: keys.owner,
      keys: keys.keys,
      chunkBytes: limits.chunkBytes,
      waiting: browserWaiting,
      now: () => performance.now(),
      prepare: (file, withOriginal, signal) =>
        workers.run<"prepare">({ kind: "prepare", file, withOriginal, keepGainMap }, signal),
    },
  );
}
