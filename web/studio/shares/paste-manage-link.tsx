import { useState } from "preact/hooks";
import { FormatError } from "../../format/format-error";
import { findLink, writeLink } from "../../format/link-text";
import { PasteForm } from "../parts/paste-form";
import { useSay } from "../texts/say";

type PasteFault = "not-a-link" | "cut-short" | "damaged" | "wrong-type";

/** Takes a manage link with whatever was copied around it. */
export function PasteManageLink() {
  const say = useSay();
  const [fault, setFault] = useState<PasteFault>();
  const open = async (text: string) => {
    try {
      const { secret } = await findLink(text, "manage");
      location.hash = await writeLink("manage", secret);
    } catch (error) {
      setFault(error instanceof FormatError ? faultOf(error) : "not-a-link");
    }
  };
  return (
    <PasteForm
      name="manage"
      label={say("pasteManageLabel")}
      go={say("pasteManageGo")}
      fault={fault && say(`paste_${fault}`)}
      onPaste={(text) => void open(text)}
      onChange={() => setFault(undefined)}
    >
      <h2>{say("pasteManage")}</h2>
    </PasteForm>
  );
}

function faultOf({ code }: FormatError): PasteFault {
  return code === "cut-short" || code === "damaged" || code === "wrong-type" ? code : "not-a-link";
}
