import type { FindingLabel } from "../finding-labels";
import { pictureLimits } from "../picture-limits";
import type { Finding, FindingKind, PictureReport } from "../picture-report";
import { oneLine } from "../reading/text";
import { embeddedSize, type Size } from "./embedded-size";
import { proportionsDiffer } from "./proportions";

/** Photoshop's resources hold Exif, which holds Photoshop's resources: hostile files go on like that. */
const maxDepth = 4;

/** Collects findings while a cleaner leaves things out. The same finding twice is listed once. */
export class ReportBuilder {
  readonly #findings: Finding[] = [];
  readonly #known = new Set<string>();
  readonly #countOfKind = new Map<FindingKind, number>();
  readonly #sizes = new Map<number, Size>();
  #beyond = 0;
  #depth = 0;

  /**
   * Whether what is read was cleaned just now. Its coded data were followed to their last pixel then, which takes most of
   * the time, and stand here as they were found: they are not followed again.
   */
  readonly isSecondReading: boolean;

  constructor({ isSecondReading = false } = {}) {
    this.isSecondReading = isSecondReading;
  }

  /** Whether the HDR gain map stays. Set before anything is read that tells of it. */
  keepsGainMap = false;

  /** How much packed text may still be unpacked: a small file can hold any number of large ones. */
  packedTextLeft = 8 * pictureLimits.maxReportText;

  /** How many findings there are so far; tells whether a block yielded any. */
  get count(): number {
    return this.#findings.length + this.#beyond;
  }

  /** @param size The picture's size where the picture itself doesn't tell it as JPEG or PNG do. */
  add(kind: FindingKind, label: FindingLabel, value?: string, embeddedPicture?: Uint8Array, size?: Size): void {
    const line = value === undefined ? undefined : oneLine(value);
    if (line !== "") {
      this.#addLine(kind, label, line, embeddedPicture, size);
    }
  }

  #addLine(kind: FindingKind, label: FindingLabel, line?: string, embeddedPicture?: Uint8Array, size?: Size): void {
    // No kind, label or line has a line break in it. Hostile files bring millions of these.
    const key = line === undefined ? `${kind}\n${label}` : `${kind}\n${label}\n${line}`;
    if (this.#known.has(key)) {
      return;
    }
    const ofKind = this.#countOfKind.get(kind) ?? 0;
    if (ofKind === pictureLimits.maxFindingsOfAKind) {
      this.#beyond++;
      return;
    }
    this.#known.add(key);
    this.#countOfKind.set(kind, ofKind + 1);
    if (size !== undefined && size.width > 0) {
      this.#sizes.set(this.#findings.length, size);
    }
    this.#findings.push({
      kind,
      label,
      ...(line === undefined ? {} : { value: line }),
      ...(embeddedPicture === undefined || embeddedPicture.length === 0 ? {} : { embeddedPicture }),
    });
  }

  /** A finding whose value is a number of bytes. */
  addBytes(kind: FindingKind, label: FindingLabel, bytes: number, embeddedPicture?: Uint8Array, size?: Size): void {
    this.#addLine(kind, label, counted(bytes, "byte"), embeddedPicture, size);
  }

  /** An embedded picture, told by its size in pixels where that can be read, and by its length. */
  addPicture(kind: FindingKind, label: FindingLabel, picture: Uint8Array): void {
    const { width, height } = embeddedSize(picture);
    const length = counted(picture.length, "byte");
    this.add(kind, label, width > 0 && height > 0 ? `${width} × ${height}, ${length}` : length, picture);
  }

  /** Something that says there is a gain map: no finding when it stays, and its numbers are written anew. */
  addGainMapMark(): void {
    if (!this.keepsGainMap) {
      this.add("depth-or-gain-map", "HDR gain map");
    }
  }

  /** A finding of which the file tells a name (an application's, a chunk's) and the length. */
  addNamed(kind: FindingKind, label: FindingLabel, name: string, bytes: number): void {
    const line = oneLine(name);
    const length = counted(bytes, "byte");
    this.add(kind, label, line === "" ? length : `${line}, ${length}`);
  }

  /** Begins a block that can hold other blocks; false when it stands too deep to be read. */
  enter(): boolean {
    if (this.#depth === maxDepth) {
      return false;
    }
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /**
   * @param removed Bytes in the file less bytes kept.
   * @param picture The picture's own size, which thumbnails are compared with.
   */
  build(removed: number, picture: Size): PictureReport {
    const findings = this.#findings.map((finding, place) =>
      showsMore(finding, this.#sizes.get(place), picture) ? { ...finding, mayShowMore: true as const } : finding,
    );
    if (this.#beyond > 0) {
      findings.push({ kind: "other", label: "More findings", value: String(this.#beyond) });
    }
    const report = { findings, bytesRemoved: Math.max(0, removed) };
    return this.keepsGainMap ? { ...report, keptGainMap: true } : report;
  }
}

function showsMore({ kind, embeddedPicture }: Finding, size: Size | undefined, picture: Size): boolean {
  return (
    kind === "thumbnail" &&
    embeddedPicture !== undefined &&
    proportionsDiffer(size ?? embeddedSize(embeddedPicture), picture)
  );
}

/** "1 byte", "2 bytes". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
