import { useEffect, useState } from "preact/hooks";
import { useSay } from "../texts/say";
import { fromDrop, fromList } from "./collect-files";

/** The whole window takes drops and pastes, and shows that it does while something hangs over it. */
export function DropAnywhere({ onFiles }: { onFiles: (files: File[]) => void }) {
  const say = useSay();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const on = <Type extends keyof WindowEventMap>(type: Type, act: (event: WindowEventMap[Type]) => void) =>
      window.addEventListener(type, act, { signal: end.signal });
    on("dragover", (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    });
    on("dragleave", (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on("drop", (event) => {
      setOver(false);
      if (event.dataTransfer === null || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      void fromDrop(event.dataTransfer).then(onFiles, () => onFiles([]));
    });
    on("paste", (event) => {
      const files = fromList(event.clipboardData?.files);
      if (files.length > 0) onFiles(files);
    });
    return () => end.abort();
  }, [onFiles]);
  return over ? (
    <div class="drop-veil">
      <p>{say("dropNow")}</p>
    </div>
  ) : null;
}

function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}
