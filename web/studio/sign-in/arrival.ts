/** How a browser comes to `/sign-in`. */
export type Arrival =
  /** By a person, to begin. */
  | { readonly kind: "here" }
  /** By the address that a program printed. */
  | { readonly kind: "program"; readonly state: string }
  /** Back from the provider. */
  | { readonly kind: "back"; readonly state: string; readonly code: string }
  /** Back from the provider, which says no. */
  | { readonly kind: "refused"; readonly state: string };

const stateForm = /^[\w-]{98}$/u;

export function readArrival(search: string, hash: string): Arrival {
  const query = new URLSearchParams(search);
  const state = query.get("state") ?? "";
  const code = query.get("code");
  if (code) return { kind: "back", state, code };
  if (query.has("error")) return { kind: "refused", state };
  const fragment = hash.replace(/^#/u, "");
  return stateForm.test(fragment) ? { kind: "program", state: fragment } : { kind: "here" };
}

/** The same, taken out of the address, and out of the browser's history with it. */
export function takeArrival(): Arrival {
  const arrival = readArrival(location.search, location.hash);
  if (location.search || location.hash) history.replaceState(null, "", location.pathname);
  return arrival;
}
