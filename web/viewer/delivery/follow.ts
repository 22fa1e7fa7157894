import { deliver } from "../../protocol/delivering";
import { NotReachable } from "../../protocol/problems";
import type { Savable, Session } from "../session";
import { deliveredIn } from "./delivered";

const mostTries = 6;

/** Keeps `told` up with what was delivered, here or through another opening of the link, and delivers what is saved here. */
export function follow(session: Session, told: (ended: ReadonlySet<Savable>) => void): void {
  const { savable } = session;
  let ended = deliveredIn(session.delivered, savable);
  const tell = () => told(new Set(ended));
  session.onDelivered = () => {
    // What was delivered here may not have come round through the channel yet.
    ended = new Set([...ended, ...deliveredIn(session.delivered, savable)]);
    tell();
  };
  session.deliver = async (saved) => {
    for (const file of saved) {
      if (!(await persist(() => deliver(session.ticket, blobsOf(file)), session))) return false;
      ended.add(file);
      tell();
    }
    return ended.size >= savable.length;
  };
  tell();
  // The last one was delivered, and the word that this was all got lost.
  if (ended.size >= savable.length) void session.saved([]);
}

function blobsOf(file: Savable): number[] {
  if (!("preview" in file)) return [file.blob];
  return [file.preview.blob, ...(file.original ? [file.original.blob] : [])];
}

/** False where the server can't be told: the picture then stays, and can be saved again. */
async function persist(attempt: () => Promise<void>, session: Session): Promise<boolean> {
  for (let tries = 0; !session.over; tries++) {
    try {
      await attempt();
      return true;
    } catch (error) {
      if (!(error instanceof NotReachable) || tries >= mostTries) return false;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tries));
    }
  }
  return false;
}
