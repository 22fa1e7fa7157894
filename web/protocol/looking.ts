import { ask, askJson, passHeader, readJson, ticketHeader } from "./http";
import type { Bytes64, DescribeAnswer, OpenAnswer, ServerAnswer } from "./messages";
import { isProblem, NotReachable } from "./problems";

/** What the server takes, from whoever holds `pass` where that is told. */
export async function server(pass?: string, signal?: AbortSignal): Promise<ServerAnswer> {
  return readJson(await ask("/api/server", { headers: passHeader(pass), signal }));
}

export function describe(locator: Bytes64, signal?: AbortSignal): Promise<DescribeAnswer> {
  return askJson("/api/links/describe", { locator }, { signal });
}

export function open(locator: Bytes64, access: Bytes64, opening: Bytes64, signal?: AbortSignal): Promise<OpenAnswer> {
  return askJson("/api/openings", { locator, access, opening }, { signal });
}

/** Says that everything was saved. A link that has ended by it before counts as success. */
export async function finish(ticket: Bytes64, signal?: AbortSignal): Promise<void> {
  try {
    await ask("/api/openings/finish", { method: "POST", headers: ticketHeader(ticket), signal });
  } catch (error) {
    if (!isProblem(error, "link-unavailable")) throw error;
  }
}

/** A stream that stands still this long is taken for a lost connection. */
const stillMs = 20_000;
const delaysMs = [500, 1_000, 2_000, 4_000, 8_000];

export interface BlobRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
  /** Where in the sealed blob to begin. */
  readonly from?: number | undefined;
  /** Sealed bytes that have come in, for progress. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

export function openingBlob(
  ticket: Bytes64,
  number: number,
  rest: Pick<BlobRequest, "signal" | "onBytes" | "from"> = {},
) {
  return blobBytes({ path: `/api/blobs/${number}`, headers: ticketHeader(ticket), ...rest });
}

/** A blob's sealed bytes. A lost connection is taken up again where it broke off, until `tries` in a row brought nothing. */
export async function* blobBytes(request: BlobRequest, tries = 6): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const { path, signal, onBytes } = request;
  let from = request.from ?? 0;
  let etag: string | null = null;
  for (let failures = 0; ; ) {
    const still = new AbortController();
    const signals = signal ? [signal, still.signal] : [still.signal];
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const range: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
      if (from > 0 && etag) range["if-range"] = etag;
      const response = await ask(path, {
        headers: { ...request.headers, ...range },
        signal: AbortSignal.any(signals),
        stream: true,
      });
      const tag = response.headers.get("etag");
      if (from > 0 && etag && tag !== etag) {
        // Another blob stands there now: what is here is of no use any more.
        failures = tries;
        throw new NotReachable("replaced");
      }
      etag = tag;
      // A server that ignores the range begins again: what is here already is passed over.
      let skip = response.status === 206 ? 0 : from;
      const reader = response.body?.getReader();
      while (reader) {
        timer = setTimeout(() => still.abort(), stillMs);
        const { done, value } = await reader.read();
        clearTimeout(timer);
        if (done) return;
        const fresh = value.subarray(Math.min(skip, value.length));
        skip -= value.length - fresh.length;
        if (fresh.length === 0) continue;
        failures = 0;
        from += fresh.length;
        onBytes?.(fresh.length);
        yield fresh;
      }
      return;
    } catch (error) {
      clearTimeout(timer);
      signal?.throwIfAborted();
      // The whole blob had come, but not its end mark.
      if (isProblem(error, "range-not-satisfiable") && from > 0) return;
      const lost = error instanceof NotReachable || error instanceof TypeError || error instanceof DOMException;
      if (!lost || ++failures >= tries) throw lost ? new NotReachable(String(error)) : error;
      await pause(delaysMs[Math.min(failures, delaysMs.length) - 1] ?? 0, signal);
    } finally {
      still.abort();
    }
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
