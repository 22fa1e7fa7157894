import type { ReportBuilder } from "../reporting/report-builder";
import type { Box } from "./box";
import { BoxFields } from "./box-fields";

const maxBrands = 256;
const anyPicture = "*";
const anySequence = "+";
const gainMapBrand = "tmap";
const toneMapItem = "tmap";

/** In the order in which they are written: the brand, and the coding or kind of file of which it is true. */
const known: ReadonlyMap<string, string> = new Map([
  ["avif", "av01"],
  ["avis", "+av01"],
  ["heic", "hvc1"],
  ["heix", "hvc1"],
  ["heim", "hvc1"],
  ["heis", "hvc1"],
  ["hevc", "+hvc1"],
  ["hevx", "+hvc1"],
  ["hevm", "+hvc1"],
  ["hevs", "+hvc1"],
  ["avci", "avc1"],
  ["avcs", "+avc1"],
  ["jpeg", "jpeg"],
  ["mif1", anyPicture],
  ["mif2", anyPicture],
  ["msf1", anySequence],
  ["miaf", ""],
  ["MiPr", anyPicture],
  ["MiHB", "hvc1"],
  ["MiHA", "hvc1"],
  ["MiHE", "hvc1"],
  ["MiAB", "avc1"],
  ["MA1A", "av01"],
  ["MA1B", "av01"],
  [gainMapBrand, toneMapItem],
  ["MiCm", anySequence],
  ["MiBu", anySequence],
  ["MiAC", anySequence],
  ["iso8", anySequence],
  ["iso9", anySequence],
  ["isoa", anySequence],
  ["isob", anySequence],
  ["isoc", anySequence],
]);

const sequenceBrands: readonly string[] = ["avis", "msf1", "hevc", "hevx", "hevm", "hevs", "avcs"];

/** Marks that standards have and that say nothing about a maker. */
const usual: readonly string[] = ["tmap", "unif", "av01", "heif", "MiHi", "MiAn", "MiBr", "1pic"];

/**
 * The file type box (ISO/IEC 14496-12 section 4.3): what a decoder has to know to show the file. Marks of makers and programs
 * go, and so do those that aren't true any more.
 */
export class HeifBrands {
  readonly #major: string;
  /** With the major one, each once, in the order of the file. */
  readonly #brands = new Set<string>();

  constructor(file: Uint8Array, box: Box) {
    const fields = new BoxFields(file, box, false);
    this.#major = fields.type();
    this.#brands.add(this.#major);
    fields.u32();
    for (let count = 1; count < maxBrands && fields.left >= 4; count++) {
      this.#brands.add(fields.type());
    }
  }

  /** Whether the file says that its tracks are pictures to be shown. */
  get isSequence(): boolean {
    return sequenceBrands.some((brand) => this.#brands.has(brand));
  }

  /** Whether the file says that viewers who know gain maps find one in it. */
  get hasGainMap(): boolean {
    return this.#brands.has(gainMapBrand);
  }

  /**
   * Those that stay, in the order of the table; the first is the major one.
   * @param codings Types of the kept items and, with a `+` before them, of the kept tracks' samples.
   */
  kept(codings: ReadonlySet<string>): readonly [string, ...string[]] {
    const hasSequence = [...codings].some((coding) => coding.startsWith("+"));
    const hasPicture = [...codings].some((coding) => !coding.startsWith("+"));
    const isTrue = (needs: string): boolean => {
      switch (needs) {
        case "":
          return true;
        case anyPicture:
          return hasPicture;
        case anySequence:
          return hasSequence;
        default:
          return codings.has(needs) || codings.has(`+${needs}`);
      }
    };
    // Decoders choose by these how they read the file, so a sequence whose first picture only a few of them saw stays so.
    const isBasic = (brand: string): boolean =>
      brand === "msf1" || brand === gainMapBrand || (brand === "mif1" && !hasSequence);
    const kept = [...known]
      .filter(([brand, needs]) => isTrue(needs) && (isBasic(brand) || this.#brands.has(brand)))
      .map(([brand]) => brand);
    const major = kept.includes(this.#major) ? this.#major : (kept[0] ?? this.#major);
    return [major, ...kept];
  }

  /** Reports marks that no standard has. */
  report(report: ReportBuilder): void {
    const others = [...this.#brands].filter((brand) => !known.has(brand) && !isUsual(brand));
    report.add("other", "Private data", others.join(" "));
  }
}

function isUsual(brand: string): boolean {
  return brand.startsWith("iso") || brand.startsWith("mp4") || usual.includes(brand);
}
