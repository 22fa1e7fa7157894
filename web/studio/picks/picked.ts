/** What recipients picked, as the owner's exports name it. The command line program has the same (Darkslide.Client, Owning). */
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Pick, PickLabel } from "../../format/pick";

export interface PickedPicture {
  readonly id: string | undefined;
  readonly name: string;
  /** The sender's own name of the file, or what recipients see. */
  readonly file: string;
}

export interface PickedLink {
  readonly number: number;
  readonly to?: string | undefined;
  readonly picks: readonly Pick[];
  /** Whoever has the link wrote something that is no picks. */
  readonly unreadable?: boolean;
}

export interface SharePicks {
  readonly pictures: readonly PickedPicture[];
  readonly links: readonly PickedLink[];
}

export const pickedPicture = ({ id, name, file }: ManifestPicture): PickedPicture => ({ id, name, file: file ?? name });

/** What a link is called in exports: its recipient, with a number where several have the name, else its number from 1. */
export const nameOf = ({ to, number }: PickedLink): string => to ?? `Link ${number + 1}`;

export const isMarked = ({ rating, label, remark }: Pick): boolean =>
  (rating?.is ?? 0) !== 0 || (label?.is ?? "none") !== "none" || (remark?.is ?? "") !== "";

/** What all chosen recipients together think of one picture: what a photo program gets. */
export interface PictureVerdict {
  readonly picture: PickedPicture;
  /** The most stars that anybody gave; −1 where somebody rejected it and nobody gave a star; 0 for neither. */
  readonly rating: number;
  /** The first recipient's that gave one. */
  readonly label: PickLabel;
  /** All, each behind its recipient's name where there are several recipients. */
  readonly remarks: string;
}

/** One for every picture of the share, in its order. */
export function verdicts({ pictures, links }: SharePicks): PictureVerdict[] {
  const named = links.length > 1;
  return pictures.map((picture) => {
    const picks = links.flatMap((link) =>
      link.picks.filter((pick) => pick.picture === picture.id).map((pick) => ({ link, pick })),
    );
    const ratings = picks.map(({ pick }) => pick.rating?.is ?? 0).filter((rating) => rating !== 0);
    return {
      picture,
      rating: ratings.length > 0 ? Math.max(...ratings) : 0,
      label: picks.map(({ pick }) => pick.label?.is ?? "none").find((label) => label !== "none") ?? "none",
      remarks: picks
        .filter(({ pick }) => pick.remark?.is)
        .map(({ link, pick }) => (named ? `${nameOf(link)}: ` : "") + pick.remark?.is)
        .join("\n"),
    };
  });
}
