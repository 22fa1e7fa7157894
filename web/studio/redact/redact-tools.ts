import type { Edits } from "../work/redact/edits";
import type { Proof } from "../work/redact/redact-proof";
import { renamed } from "../work/redact/renamed";
import type { WorkerPool } from "../work/worker-pool";

/** What editing needs of the workers. */
export interface RedactTools {
  /** Burns edits into a picture, which becomes another file. */
  readonly burn: (file: File, edits: Edits, signal: AbortSignal) => Promise<File>;
  /** A picture made small, to edit it by. */
  readonly proof: (file: File) => Promise<Blob>;
  /** What will come of it. */
  readonly tried: (proof: Proof, edits: Edits) => Promise<ImageBitmap>;
}

/** Sharp enough to see a line of a letter when it is made larger. */
const proofEdge = 2_048;

export function redactTools(workers: WorkerPool): RedactTools {
  return {
    async burn(file, edits, signal) {
      const burnt = await workers.run<"redact">({ kind: "redact", file, edits }, signal);
      return new File([burnt], renamed(file.name, burnt.type), { type: burnt.type });
    },
    proof: (file) => workers.run<"proof">({ kind: "proof", file, edge: proofEdge }),
    tried: (proof, edits) => workers.run<"redact-proof">({ kind: "redact-proof", proof, edits }),
  };
}
