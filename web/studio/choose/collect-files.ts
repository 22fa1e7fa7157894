/** Files from wherever people have them: a folder, a drop, the clipboard. Names only; nothing is read here. */

/** What operating systems leave in folders; nobody means to send it. */
const leavings = new Set(["thumbs.db", "desktop.ini", "ehthumbs.db"]);

export function isMeant(name: string): boolean {
  return !name.startsWith(".") && !leavings.has(name.toLowerCase());
}

/** From an input element or the clipboard. */
export function fromList(list: Iterable<File> | null | undefined): File[] {
  return [...(list ?? [])].filter((file) => isMeant(file.name));
}

/**
 * From a drop: files and whole folders. The entries have to be taken before anything is awaited, because a drop's
 * items are gone after its event.
 */
export function fromDrop(transfer: DataTransfer): Promise<File[]> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return Promise.resolve(fromList(transfer.files));
  return collect(entries.filter((entry) => entry !== null));
}

async function collect(entries: FileSystemEntry[]): Promise<File[]> {
  const files: File[] = [];
  for (const entry of entries) {
    if (!isMeant(entry.name)) continue;
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
    else files.push(...(await collect(await entriesOf(entry as FileSystemDirectoryEntry))));
  }
  return files;
}

/** A directory reader gives a hundred entries at a time, and none at the end. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    all.push(...some);
  }
  return all.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
