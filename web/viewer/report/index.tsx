import { useId, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { addStyles } from "../../design/later";
import { isProblem } from "../../protocol/problems";
import { say } from "../say";
import type { Session } from "../session";
import css from "./report.css?inline";
import { type ReportKind, reportKinds, sendReport } from "./send-report";
import { texts } from "./texts";

addStyles(css);

const longestNote = 1_000;

export interface ReportProps {
  session: Session;
  onClose: () => void;
}

type Said = "sending" | "sent" | "failed" | "over";

/** A viewer tells the operator of this link: what is wrong, in their own words, and whether the operator may look. */
export function Report({ session, onClose }: ReportProps) {
  const text = texts();
  const id = useId();
  const [kind, setKind] = useState<ReportKind>();
  const [note, setNote] = useState("");
  const [look, setLook] = useState(false);
  const [said, setSaid] = useState<Said>();
  const send = async () => {
    if (kind === undefined || said === "sending") return;
    setSaid("sending");
    try {
      await sendReport(session.ticket, location.hash, { kind, note, look });
      setSaid("sent");
    } catch (error) {
      setSaid(isProblem(error, "link-unavailable", "opening-over") ? "over" : "failed");
    }
  };
  return (
    <Dialog title={text.title} closeLabel={say("close")} onClose={onClose}>
      {said === "sent" ? (
        <div class="report">
          <p role="status">{text.sent}</p>
          <Button onClick={onClose}>{say("close")}</Button>
        </div>
      ) : (
        <form
          class="report"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p>{text.to}</p>
          <fieldset>
            <legend class="field-label">{text.kind}</legend>
            {reportKinds.map((each) => (
              <label key={each} class="report-choice">
                <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
                <span>{text[each]}</span>
              </label>
            ))}
          </fieldset>
          <div class="field">
            <label class="field-label" for={`${id}-note`}>
              {text.note}
            </label>
            <textarea
              id={`${id}-note`}
              class="input"
              rows={3}
              maxLength={longestNote}
              value={note}
              aria-describedby={`${id}-hint`}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
            <p class="field-hint" id={`${id}-hint`}>
              {text.noteHint}
            </p>
          </div>
          <div>
            <label class="report-choice">
              <input
                type="checkbox"
                checked={look}
                aria-describedby={`${id}-look`}
                onChange={(event) => setLook(event.currentTarget.checked)}
              />
              <span>{text.look}</span>
            </label>
            <p class="field-hint" id={`${id}-look`}>
              {text.lookHint}
            </p>
          </div>
          <p role="status">{said && text[said]}</p>
          <Button submit off={kind === undefined || said === "sending"}>
            {text.send}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
