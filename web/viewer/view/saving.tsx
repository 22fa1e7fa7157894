import { Button } from "../../design/button";
import { addStyles } from "../../design/later";
import { Progress } from "../../design/progress";
import { Toasts } from "../../design/toast";
import { bytes } from "../../design/units";
import { isProblem, NotReachable } from "../../protocol/problems";
import { saveFiles } from "../save";
import { say } from "../say";
import type { Savable, Session } from "../session";
import css from "./saving.css?inline";

addStyles(css);

/** What there is to see of saving: how far it is, or what became of it. */
export interface SavingState {
  readonly running?: { readonly label: string; readonly done: number; readonly all: number; cancel(): void };
  readonly said?: { readonly text: string };
}

/** Saves, and shows how it goes. */
export async function save(
  session: Session,
  files: readonly Savable[],
  show: (state: SavingState) => void,
): Promise<void> {
  const before = document.activeElement;
  const controller = new AbortController();
  const { signal } = controller;
  const off = session.onWipe(() => controller.abort());
  const name = files.length === 1 ? files[0]?.name : undefined;
  const label = name ? say("saving", name) : say("savingAll");
  const step = (done: number, all: number) => show({ running: { label, done, all, cancel: () => controller.abort() } });
  step(0, 0);
  try {
    const keepsake = await saveFiles(session, files, { signal, onBytes: step });
    off();
    show({ said: { text: name ? say("saved", name) : say("savedAll") } });
    await session.saved(files, keepsake);
  } catch (error) {
    off();
    const given = signal.aborted || (error instanceof DOMException && error.name === "AbortError");
    if (given) return show({});
    if (isProblem(error, "blob-delivered"))
      return show({ said: { text: (await import("../delivery")).texts().elsewhere } });
    show({ said: { text: say(error instanceof NotReachable ? "notSaved" : "notSavedChanged") } });
  } finally {
    setTimeout(() => takeBackFocus(before));
  }
}

/** Whoever pressed "Cancel" stands nowhere when it is gone, and keys that turn pictures would reach nobody. */
function takeBackFocus(before: Element | null): void {
  if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
}

export function Saving({ saving: { running, said } }: { saving: SavingState }) {
  return (
    <>
      {running && (
        <div class="saving">
          <Progress
            label={running.label}
            part={running.all > 0 ? running.done / running.all : undefined}
            detail={running.all > 0 ? say("bytesOf", bytes(running.done), bytes(running.all)) : undefined}
          />
          <Button kind="quiet" onClick={running.cancel}>
            {say("cancel")}
          </Button>
        </div>
      )}
      <Toasts said={said} />
    </>
  );
}
