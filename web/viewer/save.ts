import { makeZip, predictLength } from "client-zip";
import { handOut } from "../design/hand-out";
import { safeName } from "../design/safe-name";
import { say } from "./say";
import type { Keepsake, Savable, Session } from "./session";

export interface SavingOptions {
  readonly signal: AbortSignal;
  readonly onBytes: (done: number, all: number) => void;
}

/** A place on the reader's disk that they have chosen; not every browser offers it. */
interface ChosenFile {
  createWritable(): Promise<WritableStream<Uint8Array>>;
  remove?(): Promise<void>;
}

interface Picker {
  showSaveFilePicker?(options: {
    suggestedName: string;
    types: { accept: Record<string, string[]> }[];
  }): Promise<ChosenFile>;
}

/**
 * Saves originals and PDFs: one as it is, several as a ZIP file. Nothing counts as saved before the last segment of the last one was
 * verified. Answers with the file where it went through the page's memory.
 */
export async function saveFiles(
  session: Session,
  files: readonly Savable[],
  { signal, onBytes }: SavingOptions,
): Promise<Keepsake | undefined> {
  const all = files.reduce((sum, file) => sum + lengthOf(file), 0);
  let done = 0;
  async function* content(file: Savable) {
    for await (const part of session.savedBytes(file, { signal })) {
      done += part.length;
      onBytes(done, all);
      yield part;
    }
  }
  onBytes(0, all);
  const [only] = files;
  if (only && files.length === 1) {
    const parts: BlobPart[] = [];
    for await (const part of content(only)) parts.push(part);
    const saved = { name: safeName(only.name), file: new Blob(parts, { type: "application/octet-stream" }) };
    handOut(saved);
    return saved;
  }

  const entries = files.map((each) => ({ name: safeName(each.name), size: lengthOf(each), each }));
  const zip = () => makeZip(entries.map(({ name, size, each }) => ({ name, size, input: content(each) })));
  const name = `${safeName(session.manifest.title ?? say("zipName"))}.zip`;
  const chosen = await choosePlace(name);
  if (chosen) {
    await writeTo(chosen, zip(), signal);
    return undefined;
  }
  const length = Number(predictLength(entries.map(({ name, size }) => ({ name, size }))));
  const file = await new Response(zip()).blob();
  // A ZIP file that ended early would lack its table; its length is known beforehand.
  if (file.size !== length) throw new Error(`${file.size} of ${length} bytes`);
  const saved = { name, file };
  handOut(saved);
  return saved;
}

const lengthOf = (file: Savable): number => ("preview" in file ? (file.original?.length ?? 0) : file.length);

async function choosePlace(suggestedName: string): Promise<ChosenFile | undefined> {
  const { showSaveFilePicker } = window as Window & Picker;
  if (!showSaveFilePicker) return undefined;
  try {
    return await showSaveFilePicker.call(window, {
      suggestedName,
      types: [{ accept: { "application/zip": [".zip"] } }],
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return undefined;
  }
}

/** What is written shows under its name only once it is whole; a file begun and not finished is taken away. */
async function writeTo(chosen: ChosenFile, zip: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
  try {
    await zip.pipeTo(await chosen.createWritable(), { signal });
  } catch (error) {
    await chosen.remove?.().catch(() => undefined);
    throw error;
  }
}
