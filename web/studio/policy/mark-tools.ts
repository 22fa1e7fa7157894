import type { LogoShape, MarkAsked } from "../work/marks/mark-asked";
import type { WorkerPool } from "../work/worker-pool";

/** What the form needs of the workers to show a mark before anything is sent. */
export interface MarkTools {
  readonly logo: (file: File) => Promise<LogoShape>;
  readonly proof: (file: File) => Promise<Blob>;
  readonly mark: (proof: Blob, mark: MarkAsked) => Promise<ImageBitmap>;
}

export function markTools(workers: WorkerPool): MarkTools {
  return {
    logo: (file) => workers.run<"logo">({ kind: "logo", file }),
    proof: (file) => workers.run<"proof">({ kind: "proof", file }),
    mark: (proof, mark) => workers.run<"mark">({ kind: "mark", proof, mark }),
  };
}
