import { useEffect, useState } from "preact/hooks";
import { wipe } from "../../format/bytes";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Pick } from "../../format/pick";
import type { Session } from "../session";
import { remoteOf } from "./remote";
import { PicksStore, type PicksView } from "./store";

const stores = new WeakMap<Session, PicksStore>();

/** The session's picks: one store for all parts of the page that show them. */
export function storeOf(session: Session): PicksStore {
  const there = stores.get(session);
  if (there) return there;
  const access = session.manifest.picks;
  if (!access) throw new TypeError("no picks");
  const ids = session.manifest.pictures.flatMap(({ id }) => id ?? []);
  const store = new PicksStore(remoteOf(session, access), new Set(ids));
  stores.set(session, store);
  const leaving = new AbortController();
  const now = () => void store.refresh();
  const { signal } = leaving;
  addEventListener("online", now, { signal });
  document.addEventListener("visibilitychange", now, { signal });
  addEventListener("beforeunload", (event) => store.unsaved && event.preventDefault(), { signal });
  session.onWipe(() => {
    leaving.abort();
    store.wipe();
    wipe(access.key, ...(access.others ?? []).map(({ key }) => key));
  });
  now();
  return store;
}

/** The store's view, kept fresh. */
export function usePicks(store: PicksStore): PicksView {
  const [view, setView] = useState(store.view);
  useEffect(() => {
    setView(store.view);
    return store.subscribe(() => setView(store.view));
  }, [store]);
  return view;
}

export const pickOf = (view: PicksView, { id }: ManifestPicture): Pick | undefined =>
  id === undefined ? undefined : view.picks.get(id);

export const starsOf = (pick: Pick | undefined) => Math.max(0, pick?.rating?.is ?? 0);
export const isRejected = (pick: Pick | undefined) => pick?.rating?.is === -1;
export const labelOf = (pick: Pick | undefined) => pick?.label?.is ?? "none";
export const remarkOf = (pick: Pick | undefined) => pick?.remark?.is ?? "";
