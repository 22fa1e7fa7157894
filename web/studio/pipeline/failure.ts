/** Why a sending has stopped, in the terms that a person can act on. */
import { OtherVersion, Problem } from "../../protocol/problems";
import { type EditRefusal, EditRefused } from "../editing/edit-refused";
import { PictureRefused, type Refusal } from "../work/picture";
import { PictureFailed } from "./send-pictures";

export type SendingFailure =
  | { readonly kind: "picture"; readonly place: number; readonly refusal: Refusal | undefined }
  | { readonly kind: "server"; readonly code: string }
  | { readonly kind: "edit"; readonly why: EditRefusal }
  | { readonly kind: "other-version" }
  | { readonly kind: "here" };

export function failureOf(error: unknown): SendingFailure {
  if (error instanceof PictureFailed) {
    const refusal = error.reason instanceof PictureRefused ? error.reason.refusal : undefined;
    return { kind: "picture", place: error.place, refusal };
  }
  if (error instanceof EditRefused) return { kind: "edit", why: error.why };
  if (error instanceof Problem) return { kind: "server", code: error.code };
  return error instanceof OtherVersion ? { kind: "other-version" } : { kind: "here" };
}
