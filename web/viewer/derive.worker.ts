import { FormatError } from "../format/format-error";
import { deriveViewingKeys } from "../format/viewing-keys";
import type { PasswordCost } from "../protocol/messages";
import type { DeriveAnswer } from "./derive";

export interface DeriveRequest {
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly password: string;
  readonly cost: PasswordCost;
}

addEventListener("message", async ({ data }: MessageEvent<DeriveRequest>) => {
  const tell = (answer: DeriveAnswer) => postMessage(answer);
  try {
    const { access, linkKey } = await deriveViewingKeys(data.secret, data.password, data.cost);
    tell({ access, linkKey });
  } catch (error) {
    tell({ fault: error instanceof FormatError ? error.code : undefined });
  }
});
