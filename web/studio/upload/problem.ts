/** What an answer of the server means for whoever waits for it. */

/** Trying again can help: the connection broke, or the server is busy. */
export class PassingTrouble extends Error {
  constructor(
    readonly kind: "connection" | "server",
    readonly waitSeconds: number | undefined,
    options?: ErrorOptions,
  ) {
    super(`passing trouble: ${kind}`, options);
    this.name = "PassingTrouble";
  }
}

/** The server has decided: trying the same again is no use. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(`refused: ${code}`);
    this.name = "Refusal";
  }
}

const passingStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Throws what the answer means unless it is a success. */
export async function requireSuccess(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const code = await problemCode(answer);
  if (passingStatuses.has(answer.status)) throw new PassingTrouble("server", waitSeconds(answer), { cause: code });
  throw new Refusal(code, answer.status);
}

async function problemCode(answer: Response): Promise<string> {
  try {
    const problem: unknown = await answer.json();
    if (typeof problem === "object" && problem !== null && "code" in problem && typeof problem.code === "string") {
      return problem.code;
    }
  } catch {
    // Not ours: a proxy's page, or nothing at all (HEAD).
  }
  return `http-${answer.status}`;
}

function waitSeconds(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 300) : undefined;
}
