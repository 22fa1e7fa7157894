import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";
import { publishHashes } from "./building/page-hashes.ts";

const root = import.meta.dirname;
const dist = join(root, "dist");

/** Each page is built for itself: a chunk that both share would cost the viewing page a request. */
const pages = ["viewer", "studio"].filter((page) => existsSync(join(root, page, "index.html")));

function page(name: string): EnvironmentOptions {
  return {
    consumer: "client",
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: "es2022",
      sourcemap: false,
      // Nothing may become a data: address: the pages' policy lets no such picture or font in.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, name, "index.html"),
        output: {
          entryFileNames: `assets/${name}-[hash].js`,
          chunkFileNames: `assets/${name}-[name]-[hash].js`,
          assetFileNames: `assets/${name}-[hash][extname]`,
        },
      },
    },
  };
}

/** The sending page's service worker: one file under a name that stays, below the only path that it may see. */
const takeIn: EnvironmentOptions = {
  consumer: "client",
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: {
      input: join(root, "take-in", "worker.ts"),
      output: { format: "iife", entryFileNames: "take-in/worker.js" },
    },
  },
};

/** Vite wraps every `import()` in code that loads style sheets and hints first. There are none here, and it weighs a kilobyte. */
const plainImports: Plugin = {
  name: "darkslide-plain-imports",
  apply: "build",
  load: {
    order: "pre",
    filter: { id: /vite\/preload-helper/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};

const compress = promisify(brotliCompress);

/** Above this a file is kept in its compressed form only, and compressed in seconds rather than minutes. */
const large = 4 * 1024 * 1024;

/** Puts FILE.br beside every built file that gets smaller by it; the server unpacks a large one for who can't. */
async function precompress(): Promise<void> {
  const files = (await readdir(dist, { recursive: true })).filter((name) => /\.(html|js|css|svg|ttf|wasm)$/.test(name));
  for (const path of files.map((name) => join(dist, name))) {
    const bytes = await readFile(path);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > large ? 9 : constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const smaller = await compress(bytes, { params });
    if (smaller.length >= bytes.length) continue;
    await writeFile(`${path}.br`, smaller);
    if (bytes.length > large) await rm(path);
  }
}

export default defineConfig({
  root,
  base: "/",
  publicDir: false,
  resolve: { alias: { "preact/jsx-runtime": join(root, "design", "jsx-runtime.ts") } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: {
    format: "es",
    rolldownOptions: {
      output: {
        entryFileNames: "assets/worker-[name]-[hash].js",
        chunkFileNames: "assets/worker-[name]-[hash].js",
        assetFileNames: "assets/worker-[name]-[hash][extname]",
      },
    },
  },
  plugins: [plainImports],
  environments: { ...Object.fromEntries(pages.map((name) => [name, page(name)])), takeIn },
  builder: {
    async buildApp(builder) {
      await rm(dist, { recursive: true, force: true });
      for (const name of [...pages, "takeIn"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      for (const name of ["app.webmanifest", "icon-192.png", "icon-512.png"]) {
        await copyFile(join(root, "take-in", name), join(dist, "take-in", name));
      }
      await publishHashes(dist);
      await precompress();
    },
  },
});
