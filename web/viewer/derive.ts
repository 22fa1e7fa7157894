import { startWorker } from "../design/worker";
import { FormatError, type FormatErrorClass } from "../format/format-error";
import type { DeriveRequest } from "./derive.worker";
import address from "./derive.worker?worker&url";

export type DeriveAnswer =
  | { readonly access: Uint8Array<ArrayBuffer>; readonly linkKey: Uint8Array<ArrayBuffer> }
  | { readonly fault: FormatErrorClass | undefined };

/** Derives a viewing link's keys with a password, in a worker of its own that ends with it, so that the page stays alive. */
export function deriveInWorker(request: DeriveRequest): Promise<Exclude<DeriveAnswer, { fault: unknown }>> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(address);
    worker.onmessage = ({ data }: MessageEvent<DeriveAnswer>) => {
      worker.terminate();
      if ("access" in data) resolve(data);
      else reject(data.fault ? new FormatError(data.fault) : new Error("derivation"));
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.postMessage(request);
  });
}
