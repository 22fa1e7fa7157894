import { type Bytes, concat } from "../../format/bytes";
import { listLink, type Owner, shareBlob, status } from "../../protocol/owning";
import { isProblem } from "../../protocol/problems";
import { ChunkSize } from "../upload/chunk-size";
import { Connection, type Waiting } from "../upload/connection";
import { type Piece, uploadBlob } from "../upload/tus";
import { EditRefused } from "./edit-refused";

export interface ShareServerTools {
  readonly owner: Owner;
  readonly chunkBytes: number;
  readonly waiting: Waiting;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly lostChanged: (lost: boolean) => void;
}

/** The server, as an owner who changes a share needs it: whatever is asked is asked again until there is an answer. */
export class ShareServer {
  readonly #connection: Connection;
  readonly #chunk: ChunkSize;

  constructor(
    readonly tools: ShareServerTools,
    readonly signal: AbortSignal,
  ) {
    this.#connection = new Connection(tools.waiting, tools.lostChanged);
    this.#chunk = new ChunkSize(tools.chunkBytes);
  }

  get owner(): Owner {
    return this.tools.owner;
  }

  persist<T>(attempt: () => Promise<T>): Promise<T> {
    return this.#connection.persist(attempt, this.signal);
  }

  upload(piece: Piece, sent: (bytes: number) => void = () => {}): Promise<void> {
    const { owner, now } = this.tools;
    const target = {
      owner,
      chunk: this.#chunk,
      connection: this.#connection,
      unpaused: async (signal: AbortSignal) => signal.throwIfAborted(),
      now,
    };
    return uploadBlob(target, piece, sent, this.signal);
  }

  async readBlob(number: number): Promise<Bytes> {
    const parts: Bytes[] = [];
    for await (const part of shareBlob(this.owner, number, this.signal)) parts.push(part);
    return concat(...parts);
  }

  /** The numbers of the links that live. */
  async living(): Promise<ReadonlySet<number>> {
    const { links } = await this.persist(() => status(this.owner, this.signal));
    return new Set(links.flatMap(({ number, state }) => (state === "ended" ? [] : [number])));
  }

  /** The lowest number from which on no blob of the share has one, nor one that an attempt before left behind. */
  async freeBlobs(): Promise<number> {
    for (const number of await this.living()) {
      try {
        return (await this.persist(() => listLink(this.owner, number, this.signal))).nextBlob;
      } catch (error) {
        // It ended this very moment; another may live.
        if (!isProblem(error, "link-ended")) throw error;
      }
    }
    throw new EditRefused("nothing-lives");
  }
}
