/** The library, or another part of it, as pages get it: built by Vite, then loaded into Node. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

export async function builtImaging(entry = "../index.ts") {
  const folder = mkdtempSync(join(tmpdir(), "darkslide-imaging-"));
  try {
    await build({
      configFile: false,
      logLevel: "error",
      build: {
        outDir: folder,
        ssr: fileURLToPath(new URL(entry, import.meta.url)),
        rollupOptions: { output: { entryFileNames: "imaging.mjs" } },
      },
    });
    return await import(pathToFileURL(join(folder, "imaging.mjs")).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
