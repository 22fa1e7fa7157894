import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { FormatError } from "../../format/format-error";
import { findLink, writeLink } from "../../format/link-text";
import { TextArea } from "../parts/text-area";
import { useSay } from "../texts/say";

type PasteFault = "not-a-link" | "cut-short" | "damaged" | "wrong-type";

/** Takes a manage link with whatever was copied around it. */
export function PasteManageLink() {
  const say = useSay();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<PasteFault>();
  const open = async () => {
    try {
      const { secret } = await findLink(text, "manage");
      location.hash = await writeLink("manage", secret);
    } catch (error) {
      setFault(error instanceof FormatError ? faultOf(error) : "not-a-link");
    }
  };
  return (
    <form
      class="group"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2>{say("pasteManage")}</h2>
      <TextArea
        name="manage"
        label={say("pasteManageLabel")}
        rows={2}
        value={text}
        fault={fault && say(`paste_${fault}`)}
        onInput={(value) => {
          setText(value);
          setFault(undefined);
        }}
      />
      <div class="actions">
        <Button submit kind="quiet">
          {say("pasteManageGo")}
        </Button>
      </div>
    </form>
  );
}

function faultOf({ code }: FormatError): PasteFault {
  return code === "cut-short" || code === "damaged" || code === "wrong-type" ? code : "not-a-link";
}
