import { newPickId } from "../../format/picks";
import { ByteProgress } from "../upload/byte-progress";
import { packNumber, pictureNumbers } from "./blob-numbers";
import type { Edition } from "./edition";
import { InFlight } from "./in-flight";
import { guessSizes, type OrderedPicture, type PictureProgress } from "./order";

/** Enough to keep a line busy; few enough that a thousand pictures take no more memory than three. */
const mostPicturesInFlight = 3;
const mostBytesInFlight = 128 * 1024 * 1024;

/** The pictures that one sending or adding takes along: how far each is, how much is to travel, which were left out. */
export class PicturesUnderWay {
  readonly progress = new ByteProgress();
  readonly inFlight = new InFlight(mostPicturesInFlight, mostBytesInFlight);
  readonly all: readonly PictureProgress[];

  constructor(
    pictures: readonly OrderedPicture[],
    readonly withOriginals: boolean,
  ) {
    this.all = pictures.map((picture, place) => ({
      place,
      id: newPickId(),
      picture,
      prepared: [],
      arrived: new Set<number>(),
      sent: false,
      leftOut: false,
    }));
  }

  get counts(): { readonly sent: number; readonly all: number } {
    const kept = this.all.filter(({ leftOut }) => !leftOut);
    return { sent: kept.filter(({ sent }) => sent).length, all: kept.length };
  }

  /** Before anything is prepared: about how much it will be. */
  expect(editions: readonly Edition[]): void {
    for (const { place, picture } of this.all) {
      const guess = guessSizes(picture);
      for (const edition of editions) {
        const numbers = pictureNumbers(place, edition.place);
        this.progress.expect(packNumber(place, edition.place), guess.thumbnail);
        this.progress.expect(numbers.preview, guess.preview);
        if (this.withOriginals) this.progress.expect(numbers.original, guess.original);
      }
    }
  }

  /** Goes on without the picture at this place. */
  leaveOut(place: number, editions: readonly Edition[]): void {
    const picture = this.all[place];
    if (picture === undefined) return;
    picture.leftOut = true;
    for (const edition of editions) {
      edition.packs.leaveOut(place);
      const { preview, original } = pictureNumbers(place, edition.place);
      this.progress.expect(preview, 0);
      if (this.withOriginals) this.progress.expect(original, 0);
    }
  }
}
