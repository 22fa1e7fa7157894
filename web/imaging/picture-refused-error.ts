/**
 * Why a file was refused. Pages look their sentence up by this; the names are stable.
 * The same as the C# enum's members, in camel case.
 */
export type PictureProblem =
  | "empty"
  | "notAPicture"
  | "unsupportedFormat"
  | "cutOff"
  | "tooManyPixels"
  | "malformed"
  | "stillRevealing"
  | "undecodable"
  | "tooLargeToRedact";

/** The one error of this library: a picture that is not sent, and why. Its message is an English default for people. */
export class PictureRefusedError extends Error {
  override readonly name = "PictureRefusedError";

  /** The reason, for programs. */
  readonly problem: PictureProblem;

  /** What the bytes turned out to be ("HEIC", "PDF"), when that is known. */
  readonly formatName: string | undefined;

  constructor(problem: PictureProblem, formatName?: string) {
    super(sentenceFor(problem, formatName));
    this.problem = problem;
    this.formatName = formatName;
  }
}

function sentenceFor(problem: PictureProblem, name: string | undefined): string {
  switch (problem) {
    case "empty":
      return "The file is empty; choose the picture again.";
    case "notAPicture":
      return "This is not a picture; send a JPEG, PNG, WebP, GIF, HEIC, AVIF or TIFF file.";
    case "unsupportedFormat":
      return unsupportedSentence(name);
    case "cutOff":
      return "The picture is cut off; copy it again from where it came from.";
    case "tooManyPixels":
      return "The picture claims more than 400 million pixels; make it smaller and send that.";
    case "malformed":
      return "The picture is damaged; open it in a picture editor, save it again and send that.";
    case "stillRevealing":
      return "The picture could not be cleaned for certain, so it was not sent; export it as a new JPEG and send that.";
    case "tooLargeToRedact":
      return "The picture has more than 100 million pixels, too many to be redacted; make it smaller first.";
    case "undecodable":
      return "The picture's pixels can't be read; open it in a picture editor, save it as JPEG and send that.";
  }
}

function unsupportedSentence(name: string | undefined): string {
  switch (name) {
    case "SVG":
    case "PDF":
    case "PostScript":
      return `${name} files can't be cleaned; export the picture as PNG and send that.`;
    case "video":
      return "Videos can't be sent; send pictures only.";
    case "camera raw":
      return "Camera raw files can't be cleaned; develop the picture to JPEG and send that.";
    default:
      return `${name} pictures can't be cleaned yet; export it as JPEG and send that.`;
  }
}
