import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { handOut } from "../../design/hand-out";
import { bytes } from "../../design/units";
import type { Receipt } from "../../protocol/messages";
import { isProblem } from "../../protocol/problems";
import { momentText } from "../parts/moment-text";
import { useSay } from "../texts/say";
import type { OwnedShare } from "./owned-share";

type Saved = { readonly receipt: Receipt } | "early" | "wrong" | "failed";

/** After the end: what the server says, signed, that it destroyed. */
export function SaveReceipt({ share }: { share: OwnedShare }) {
  const say = useSay();
  const [saved, setSaved] = useState<Saved>();
  const save = async () => {
    try {
      const got = await share.receipt();
      if (got) handOut({ file: new Blob([got.file], { type: "application/json" }), name: "receipt.json" });
      setSaved(got ? { receipt: got.receipt } : "wrong");
    } catch (error) {
      setSaved(isProblem(error, "not-destroyed", "share-not-ended") ? "early" : "failed");
    }
  };
  return (
    <div class="receipt">
      <p>{say("receiptHint")}</p>
      <Button onClick={() => void save()}>{say("receiptSave")}</Button>
      <p role="status">
        {saved && (typeof saved === "string" ? say(`receipt_${saved}`) : receiptSentence(saved.receipt))}
      </p>
    </div>
  );

  function receiptSentence({ destroyed, blobs, keyHalves }: Receipt) {
    return say("receiptSaved", momentText(destroyed), blobs.count, bytes(blobs.bytes), keyHalves);
  }
}
