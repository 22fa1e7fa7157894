import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Confirm } from "../parts/confirm";
import { useSay } from "../texts/say";

export function RevokeAll({ onYes }: { onYes: () => Promise<void> }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button kind="danger" onClick={() => setAsking(true)}>
        {say("revokeAll")}
      </Button>
    );
  }
  return (
    <Confirm
      title={say("revokeAllTitle")}
      text={say("revokeAllText")}
      yes={say("revokeYes")}
      no={say("revokeNo")}
      onYes={() => void onYes().finally(() => setAsking(false))}
      onNo={() => setAsking(false)}
    />
  );
}
