/** Why a PDF can't be cleaned; the program says the same (docs/documents.md). */
export type CleaningProblem = "damaged" | "encrypted" | "signed" | "layers" | "picture" | "tooLarge";

export class DocumentRefused extends Error {
  constructor(readonly problem: CleaningProblem) {
    super(`document refused: ${problem}`);
    this.name = "DocumentRefused";
  }
}
