import { DocumentRefused } from "../../imaging/documents/document-refused";
import type { Cleaned } from "./clean-document";
import { cleanPdf } from "./clean-pdf";

const scope = self as unknown as { postMessage(message: Cleaned): void };

self.onmessage = async ({ data }: MessageEvent<File>) => {
  try {
    const made = await cleanPdf(new Uint8Array(await data.arrayBuffer()));
    scope.postMessage({ cleaned: new Blob([made as Uint8Array<ArrayBuffer>], { type: "application/pdf" }) });
  } catch (error) {
    scope.postMessage({ problem: error instanceof DocumentRefused ? error.problem : "damaged" });
  }
};
