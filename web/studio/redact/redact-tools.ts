import type { Edits } from "../work/redact/edits";
import type { Proof } from "../work/redact/redact-proof";
import type { WorkerPool } from "../work/worker-pool";

/** What the editor needs of the workers to show a picture, and what will come of it. */
export interface RedactTools {
  readonly proof: (file: File) => Promise<Blob>;
  readonly tried: (proof: Proof, edits: Edits) => Promise<ImageBitmap>;
}

/** Sharp enough to see a line of a letter when it is made larger. */
const proofEdge = 2_048;

export function redactTools(workers: WorkerPool): RedactTools {
  return {
    proof: (file) => workers.run<"proof">({ kind: "proof", file, edge: proofEdge }),
    tried: (proof, edits) => workers.run<"redact-proof">({ kind: "redact-proof", proof, edits }),
  };
}
