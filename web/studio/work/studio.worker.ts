/** Does one job at a time; the page keeps the queue. */
import { deriveViewingKeys } from "../../format/viewing-keys";
import { isSpent } from "./decoding/decode";
import { inspectPicture } from "./inspect-picture";
import type { Answered, Answers, Asked, Job, Outcome } from "./messages";
import { PictureRefused } from "./picture";
import { preparePicture } from "./prepare-picture";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async (event: MessageEvent<Asked>) => {
  const { ticket, job } = event.data;
  const outcome = await outcomeOf(job);
  const answer: Answered = { ticket, outcome, spent: isSpent() };
  self.postMessage(answer);
};

async function outcomeOf(job: Job): Promise<Outcome> {
  try {
    return { done: await run(job) };
  } catch (error) {
    if (error instanceof PictureRefused) return { refused: error.refusal };
    return { failed: String(error) };
  }
}

async function run(job: Job): Promise<Answers[keyof Answers]> {
  switch (job.kind) {
    case "inspect":
      return inspectPicture(job.file);
    case "prepare":
      return preparePicture(job.file, job.withOriginal, job.keepGainMap);
    case "derive": {
      const { locator, access, linkKey } = await deriveViewingKeys(job.secret, job.password);
      return { locator, access, linkKey };
    }
  }
}
