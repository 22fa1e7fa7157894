import { protocolVersion } from "./http";
import { asOwner, type Owner } from "./owning";
import { isProblem, NotReachable, OtherVersion, Problem } from "./problems";

const delaysMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

export interface BlobUpload {
  readonly owner: Owner;
  /** Number within the share. */
  readonly number: number;
  /** All of one sealing: parts of two sealings of the same picture don't fit together. */
  readonly sealed: Blob;
  readonly chunkBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Sealed bytes of this blob that the server has, or will have when the request under way succeeds. */
  readonly onOffset?: ((offset: number) => void) | undefined;
}

/** Uploads one blob by tus 1.0 (PROTOCOL.md section 5.2) and goes on after a broken connection from what has arrived. */
export async function uploadBlob(upload: BlobUpload): Promise<void> {
  const { sealed, chunkBytes, signal, onOffset } = upload;
  let at: { location: string; offset: number } | undefined;
  for (let failures = 0; ; ) {
    try {
      at ??= await create(upload);
      while (at.offset < sealed.size) {
        const from: number = at.offset;
        onOffset?.(from);
        const chunk = sealed.slice(from, from + chunkBytes);
        const answer = await send(upload, "PATCH", at.location, chunk, { "upload-offset": String(from) }, (sent) =>
          onOffset?.(from + sent),
        );
        at.offset = offsetOf(answer) ?? from + chunk.size;
        failures = 0;
      }
      onOffset?.(sealed.size);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (isProblem(error, "blob-complete")) {
        onOffset?.(sealed.size);
        return;
      }
      const mendable = error instanceof NotReachable || isProblem(error, "wrong-offset", "no-such-upload", "too-slow");
      if (!mendable || ++failures > delaysMs.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, delaysMs[failures - 1]));
      // Creating it again answers where to go on, or that the blob is complete.
      at = undefined;
    }
  }
}

async function create(upload: BlobUpload): Promise<{ location: string; offset: number }> {
  const answer = await send(upload, "POST", "/api/uploads", null, {
    "upload-length": String(upload.sealed.size),
    "upload-metadata": `blob ${btoa(String(upload.number))}`,
  });
  const location = answer.getResponseHeader("location");
  if (!location) throw new OtherVersion("upload without an address");
  return { location: new URL(location, document.baseURI).pathname, offset: offsetOf(answer) ?? 0 };
}

function offsetOf(answer: XMLHttpRequest): number | undefined {
  const text = answer.getResponseHeader("upload-offset");
  return text === null ? undefined : Number(text);
}

/** XMLHttpRequest, because fetch does not tell how much of a body has left. */
function send(
  { owner, signal }: BlobUpload,
  method: "POST" | "PATCH",
  path: string,
  body: Blob | null,
  headers: Record<string, string>,
  onSent?: (bytes: number) => void,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(method, path);
    const all: Record<string, string> = { "tus-resumable": "1.0.0", ...asOwner(owner), ...headers };
    if (body) all["content-type"] = "application/offset+octet-stream";
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onSent?.(event.loaded);
    request.onloadend = () => {
      signal?.removeEventListener("abort", abort);
      const { status } = request;
      const spoken = status === 0 ? null : request.getResponseHeader("darkslide-protocol");
      if (signal?.aborted) reject(signal.reason);
      else if (status === 0 || (spoken === null && status >= 500)) reject(new NotReachable(`status ${status}`));
      else if (spoken !== protocolVersion) reject(new OtherVersion(spoken ?? "none"));
      else if (status === 429 || status === 503) reject(new NotReachable(`status ${status}`, retryAfter(request)));
      else if (status >= 400) reject(new Problem(status, problemBody(request.responseText)));
      else resolve(request);
    };
    signal?.addEventListener("abort", abort);
    request.send(body);
  });
}

function retryAfter(request: XMLHttpRequest): number | undefined {
  return Number(request.getResponseHeader("retry-after")) || undefined;
}

function problemBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
