import { Button } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { useSay } from "../texts/say";

export interface QuestionProps {
  onYes: () => void;
  onNo: () => void;
}

export function CancelQuestion({ onYes, onNo }: QuestionProps) {
  const say = useSay();
  return (
    <Dialog title={say("cancelTitle")} closeLabel={say("close")} onClose={onNo}>
      <p>{say("cancelText")}</p>
      <div class="actions">
        <Button kind="quiet" onClick={onNo}>
          {say("cancelNo")}
        </Button>
        <Button kind="danger" onClick={onYes}>
          {say("cancelYes")}
        </Button>
      </div>
    </Dialog>
  );
}
