/** Does one job at a time; the page keeps the queue. */
import { deriveViewingKeys } from "../../format/viewing-keys";
import { isSpent } from "./decoding/decode";
import { inspectPicture } from "./inspect-picture";
import { type MarkedPart, prepareMarked } from "./marks/prepare-marked";
import { makeProof, markProof } from "./marks/proof";
import { readLogo } from "./marks/read-logo";
import type { Answered, Answers, Asked, Job, Outcome, Part, Taken } from "./messages";
import { PictureRefused } from "./picture";
import { preparePicture } from "./prepare-picture";
import { redactPicture } from "./redact/redact-picture";
import { redactProof } from "./redact/redact-proof";
import { readSenderLogo } from "./sender-logo";

declare const self: DedicatedWorkerGlobalScope;

let taken: ((goOn: boolean) => void) | undefined;

self.onmessage = async ({ data }: MessageEvent<Asked | Taken>) => {
  if ("goOn" in data) {
    taken?.(data.goOn);
    return;
  }
  const outcome = await outcomeOf(data);
  const answer: Answered = { ticket: data.ticket, outcome, spent: isSpent() };
  self.postMessage(answer);
};

/** Resolves when the page has taken it. */
function handOver(part: Part): Promise<void> {
  return new Promise((resolve, reject) => {
    taken = (goOn) => (goOn ? resolve() : reject(new Error("no more is wanted")));
    self.postMessage(part);
  });
}

async function outcomeOf({ ticket, job }: Asked): Promise<Outcome> {
  try {
    return { done: await run(job, (part) => handOver({ ticket, part })) };
  } catch (error) {
    if (error instanceof PictureRefused) return { refused: error.refusal };
    return { failed: String(error) };
  }
}

async function run(job: Job, take: (part: MarkedPart) => Promise<void>): Promise<Answers[keyof Answers]> {
  switch (job.kind) {
    case "inspect":
      return inspectPicture(job.file);
    case "prepare":
      return preparePicture(job.file, job.withOriginal, job.keepGainMap);
    case "prepare-marked":
      return void (await prepareMarked(job.file, job.marks, take));
    case "logo":
      return readLogo(job.file);
    case "sender-logo":
      return readSenderLogo(job.file);
    case "proof":
      return makeProof(job.file, job.edge);
    case "redact":
      return redactPicture(job.file, job.edits);
    case "redact-proof":
      return redactProof(job.proof, job.edits);
    case "mark":
      return markProof(job.proof, job.mark);
    case "derive": {
      const { locator, access, linkKey } = await deriveViewingKeys(job.secret, job.password);
      return { locator, access, linkKey };
    }
  }
}
