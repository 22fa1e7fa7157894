import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The attribute of each page's root in which it holds the pages' own hash; empty until all are built. */
const empty = 'data-page=""';

/** The list of hashes that is published with a release, beside the built files. */
export const listName = "page.sha256";

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Gives the built pages their hash, which is that of the list of all files' hashes before any page knew it; writes the list of the
 * files as they are then, in the form of `sha256sum`.
 * @param folder Where the files are, none of them compressed yet.
 * @returns The pages' hash: 64 hexadecimal digits.
 */
export async function publishHashes(folder: string): Promise<string> {
  const names = await filesOf(folder);
  const own = sha256(await listOf(folder, names));
  for (const name of names.filter((file) => file.endsWith(".html"))) {
    const parts = (await readFile(join(folder, name), "utf8")).split(empty);
    if (parts.length !== 2) throw new Error(`${name} must have ${empty} once`);
    await writeFile(join(folder, name), parts.join(`data-page="${own}"`));
  }
  await writeFile(join(folder, listName), `# Darkslide's pages ${own}\n${await listOf(folder, names)}`);
  return own;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  // Order must not depend on a machine's language.
  return files
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort((one, other) => (one < other ? -1 : 1));
}

async function listOf(folder: string, names: readonly string[]): Promise<string> {
  const lines = names.map(async (name) => `${sha256(await readFile(join(folder, name)))}  ${name}\n`);
  return (await Promise.all(lines)).join("");
}
