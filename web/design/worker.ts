interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** The sending page's service worker (web/take-in). */
export const takeInWorker = "/take-in/worker.js";

/** The pages' one policy: nothing but our own files may run as a worker. */
const policy: ScriptPolicy = trustedTypes?.createPolicy("darkslide", { createScriptURL: own }) ?? {
  createScriptURL: own,
};

function own(address: string): string {
  const url = new URL(address, location.href);
  const isOurs = url.pathname.startsWith("/assets/") || url.pathname === takeInWorker;
  if (url.origin !== location.origin || !isOurs) throw new TypeError("not a file of ours");
  return url.href;
}

/** An address that may run as a worker. */
export function ownScript(address: string): string {
  return policy.createScriptURL(address);
}

/** Starts a worker from the address that `import address from "./name.worker.ts?worker&url"` gives. */
export function startWorker(address: string): Worker {
  return new Worker(ownScript(address), { type: "module" });
}
