/** Draws a PDF's pages with pdf.js: no script of it is run, nothing that it names is fetched, and its own fonts go no further than this page. */
import {
  AnnotationMode,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFPageProxy,
  PDFWorker,
  VerbosityLevel,
} from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.mjs?worker&url";
import { startWorker } from "../../design/worker";
import { PictureRefused, type RefusalProblem } from "../work/picture";
import type { Drawn } from "./draw-pages";
import { mostDocumentBytes, mostPages, pageName, pageScale } from "./page-size";
import { PdfFiles } from "./pdf-files";

/** A page that takes longer is made to keep us busy. */
const mostMilliseconds = 60_000;

/** Above this a page is a photograph or a scan, for which PNG is wasteful. */
const largestPng = 3 * 1024 * 1024;
const jpegQuality = 0.92;

const mostImagePixels = 100_000_000;

export async function drawPdf(file: File, { page, room, signal }: Drawn): Promise<void> {
  if (file.size > mostDocumentBytes) throw refused("documentTooLarge");
  const port = startWorker(workerAddress);
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const task = open(await file.arrayBuffer(), worker);
  try {
    const document = await opened(task);
    const pages = document.numPages;
    if (pages > Math.min(room, mostPages)) throw refused("documentTooLong");
    for (let number = 1; number <= pages; number++) {
      signal.throwIfAborted();
      const canvas = await drawn(() => document.getPage(number));
      const picture = await encoded(canvas);
      const name = pageName(file.name, number, pages, picture.type === "image/png" ? "png" : "jpg");
      page(new File([picture], name, { type: picture.type, lastModified: file.lastModified }));
    }
  } finally {
    await task.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  }
}

function open(data: ArrayBuffer, worker: PDFWorker): PDFDocumentLoadingTask {
  return getDocument({
    data,
    worker,
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: PdfFiles,
    // Handed to PdfFiles as they are, which knows its files by name alone.
    cMapUrl: "/",
    standardFontDataUrl: "/",
    wasmUrl: "/",
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    disableWorkerRendering: true,
    maxImageSize: mostImagePixels,
  } as Parameters<typeof getDocument>[0]);
}

async function opened(task: PDFDocumentLoadingTask) {
  try {
    return await task.promise;
  } catch (error) {
    throw refused((error as Error).name === "PasswordException" ? "documentEncrypted" : "documentDamaged");
  }
}

async function drawn(get: () => Promise<PDFPageProxy>): Promise<HTMLCanvasElement> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refused("documentSlow")), mostMilliseconds);
  });
  try {
    const page = await Promise.race([get(), late]);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: pageScale(width, height) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    // For print: what a page shows only on a screen is no part of it, and no frame of a visible tab is waited for.
    const rendering = page.render({ canvas, viewport, intent: "print", annotationMode: AnnotationMode.ENABLE });
    await Promise.race([rendering.promise, late]);
    page.cleanup();
    return canvas;
  } catch (error) {
    throw error instanceof PictureRefused ? error : refused("documentDamaged");
  } finally {
    clearTimeout(timer);
  }
}

async function encoded(canvas: HTMLCanvasElement): Promise<Blob> {
  const png = await toBlob(canvas, "image/png");
  return png.size > largestPng ? toBlob(canvas, "image/jpeg") : png;
}

function toBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(refused("documentDamaged")) : resolve(blob)), type, jpegQuality);
  });
}

function refused(problem: RefusalProblem): PictureRefused {
  return new PictureRefused({ problem, formatName: undefined });
}
