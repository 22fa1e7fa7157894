import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Confirm } from "../parts/confirm";
import { useSay } from "../texts/say";

export function RevokeAll({ onYes }: { onYes: () => Promise<void> }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="danger" aria-expanded={asking} onClick={() => setAsking(!asking)}>
        {say("revokeAll")}
      </Button>
      {asking && (
        <Confirm
          title={say("revokeAllTitle")}
          text={say("revokeAllText")}
          yes={say("revokeYes")}
          no={say("revokeNo")}
          onYes={() => void onYes().finally(() => setAsking(false))}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
