import { startWorker } from "../../design/worker";
import address from "./studio.worker.ts?worker&url";
import { WorkerPool } from "./worker-pool";

/** One core is left to the page itself; more than three workers only add memory. */
export function browserWorkers(): WorkerPool {
  const size = Math.min(3, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  return new WorkerPool(size, () => startWorker(address));
}
