import type { SenderLogo } from "../../format/sender-logo";
import type { LogoShape, MarkAsked } from "../work/marks/mark-asked";
import type { WorkerPool } from "../work/worker-pool";

/** What the form needs of the workers before anything is sent: to read logos, and to show a mark. */
export interface FormTools {
  readonly senderLogo: (file: File) => Promise<SenderLogo>;
  readonly logo: (file: File) => Promise<LogoShape>;
  readonly proof: (file: File) => Promise<Blob>;
  readonly mark: (proof: Blob, mark: MarkAsked) => Promise<ImageBitmap>;
}

export function formTools(workers: WorkerPool): FormTools {
  return {
    senderLogo: (file) => workers.run<"sender-logo">({ kind: "sender-logo", file }),
    logo: (file) => workers.run<"logo">({ kind: "logo", file }),
    proof: (file) => workers.run<"proof">({ kind: "proof", file }),
    mark: (proof, mark) => workers.run<"mark">({ kind: "mark", proof, mark }),
  };
}
