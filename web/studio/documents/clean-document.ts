/** Has a PDF cleaned by a worker of its own, which goes with it: what a hostile file does to the reader ends there. */
import { startWorker } from "../../design/worker";
import type { CleaningProblem } from "../../imaging/documents/document-refused";
import workerAddress from "./clean.worker?worker&url";

export type Cleaned = { readonly cleaned: Blob } | { readonly problem: CleaningProblem };

/** As long as a page may take to be drawn. */
const mostMilliseconds = 60_000;

export function cleanDocument(file: File): Promise<Cleaned> {
  const worker = startWorker(workerAddress);
  return new Promise<Cleaned>((resolve) => {
    const timer = setTimeout(() => resolve({ problem: "tooLarge" }), mostMilliseconds);
    worker.onmessage = ({ data }: MessageEvent<Cleaned>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => resolve({ problem: "damaged" });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
