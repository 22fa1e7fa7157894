import { NotReachable, OtherVersion, Problem } from "./problems";

export const protocolVersion = "1";

/** How long a small request may take before the server counts as not reachable. */
const patienceMs = 20_000;

export interface Request {
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit | null;
  readonly signal?: AbortSignal | undefined;
  /** Whether it goes on when the page is left. */
  readonly keepalive?: boolean;
  /** How long the answer may take, where twenty seconds are too few: a large body on a slow line. */
  readonly patienceMs?: number;
  /** Streams take as long as they take. */
  readonly stream?: boolean;
}

export const ticketHeader = (ticket: string) => ({ authorization: `Darkslide-Ticket ${ticket}` });
export const ownerHeader = (shareId: string, ownerToken: string) => ({
  authorization: `Darkslide-Owner ${shareId}.${ownerToken}`,
});

/** What a pass is shown with; nothing where there is none. */
export const passHeader = (pass: string | undefined): Record<string, string> =>
  pass === undefined ? {} : { "darkslide-pass": pass };

/** Asks the server that this page came from. Rejects with Problem, NotReachable, OtherVersion or the signal's reason. */
export async function ask(path: string, request: Request = {}): Promise<Response> {
  const { signal, stream, patienceMs: patience = patienceMs, ...rest } = request;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), patience);
  const signals = signal ? [signal, timeout.signal] : [timeout.signal];
  let response: Response;
  try {
    response = await fetch(path, {
      ...rest,
      signal: AbortSignal.any(signals),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    await check(response);
    return response;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Problem || error instanceof OtherVersion || error instanceof NotReachable) throw error;
    throw new NotReachable(String(error));
  } finally {
    // The watch of a small answer goes on over its body; a stream's reader watches for itself.
    if (stream) clearTimeout(timer);
  }
}

export async function askJson<Answer>(path: string, body: unknown, request: Request = {}): Promise<Answer> {
  const response = await ask(path, {
    method: "POST",
    body: JSON.stringify(body),
    ...request,
    headers: { "content-type": "application/json", ...request.headers },
  });
  return readJson(response);
}

export async function readJson<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    throw new NotReachable(String(error));
  }
}

async function check(response: Response): Promise<void> {
  const spoken = response.headers.get("darkslide-protocol");
  if (spoken !== protocolVersion) {
    // A proxy in front of a server that is just being restarted answers without our header.
    if (spoken === null && response.status >= 500) throw new NotReachable(`status ${response.status}`);
    throw new OtherVersion(spoken ?? "none");
  }
  if (response.ok) return;
  const retryAfter = Number(response.headers.get("retry-after")) || undefined;
  const body = await problemBody(response);
  if (response.status === 429 || response.status === 503 || (response.status === 500 && body.code === undefined)) {
    throw new NotReachable(String(body.title ?? response.status), retryAfter);
  }
  throw new Problem(response.status, body);
}

async function problemBody(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
