interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** The pages' one policy: nothing but our own hashed files may run as a worker. */
const policy: ScriptPolicy = trustedTypes?.createPolicy("darkslide", { createScriptURL: own }) ?? {
  createScriptURL: own,
};

function own(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !url.pathname.startsWith("/assets/")) throw new TypeError("not a file of ours");
  return url.href;
}

/** Starts a worker from the address that `import address from "./name.worker.ts?worker&url"` gives. */
export function startWorker(address: string): Worker {
  return new Worker(policy.createScriptURL(address), { type: "module" });
}
