/** The page's workers: their script is ours alone, which Trusted Types wants said. */
import workerAddress from "./studio-worker.ts?worker&url";
import { type WorkerLike, WorkerPool } from "./worker-pool";

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const policyName = "darkslide-worker";

function trustedAddress(): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const ours: ScriptPolicy = {
    createScriptURL(address) {
      if (address !== workerAddress) throw new TypeError("not our worker");
      return address;
    },
  };
  return (types?.createPolicy(policyName, ours) ?? ours).createScriptURL(workerAddress);
}

/** One core is left to the page itself; more than three workers only add memory. */
export function browserWorkers(): WorkerPool {
  const size = Math.min(3, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  const address = trustedAddress();
  return new WorkerPool(size, () => new Worker(address, { type: "module" }) as WorkerLike);
}
