import { useCallback, useEffect, useState } from "preact/hooks";
import type { ChosenPictures } from "../choose/chosen-pictures";
import { useStore } from "../parts/use-store";
import type { PolicyForm } from "../policy/policy";
import { Draft, type DraftState } from "./draft";
import { readKeptForm } from "./kept-form";
import { takeIn } from "./take-in";

export interface DraftInUse {
  readonly state: DraftState;
  /** What came back when the page was opened: a draft, or so many pictures from another program. */
  readonly found: { readonly draft: boolean; readonly takenIn: number } | undefined;
  readonly clear: () => void;
}

const nothing: { view: DraftState; subscribe: () => () => void } = { view: "none", subscribe: () => () => {} };

/** Brings a draft back when the page is opened, and keeps it in step with what stands there. */
export function useDraft(
  chosen: ChosenPictures,
  form: PolicyForm,
  onForm: (form: PolicyForm) => void,
  remembers: boolean,
): DraftInUse {
  const [draft, setDraft] = useState<Draft>();
  const [found, setFound] = useState<DraftInUse["found"]>();
  const state = useStore(draft ?? nothing);
  const view = useStore(chosen);

  useEffect(() => {
    void bringBack();
  }, []);
  useEffect(() => draft?.keep(view, form), [draft, view, form]);
  const clear = useCallback(() => {
    setFound(undefined);
    void draft?.clear();
  }, [draft]);
  return { state, found, clear };

  async function bringBack(): Promise<void> {
    const opened = await Draft.open(remembers);
    const kept = await opened.load();
    if (kept !== undefined) {
      const added = chosen.addGiven(kept.pictures);
      chosen.setCover(added.find(({ source }) => source === kept.cover)?.id);
      onForm(readKeptForm(kept.form, form));
    }
    const taken = await takeIn();
    chosen.add(taken);
    if (kept !== undefined || taken.length > 0) setFound({ draft: kept !== undefined, takenIn: taken.length });
    setDraft(opened);
  }
}
