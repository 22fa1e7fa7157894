/** Why a share can't be changed so: `marked` by docs/decisions/0012, `too-often` by other devices all the time. */
export type EditRefusal = "marked" | "nothing-left" | "nothing-lives" | "too-many" | "too-often" | "broke-off";

export class EditRefused extends Error {
  constructor(readonly why: EditRefusal) {
    super(why);
    this.name = "EditRefused";
  }
}
