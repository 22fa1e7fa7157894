import { server } from "../../protocol/looking";

let asked: Promise<string> | undefined;

/** What links begin with: as the server's operator says, else as this page was reached. */
export function linkOrigin(): Promise<string> {
  asked ??= server().then(
    ({ origin }) => origin ?? location.origin,
    () => {
      asked = undefined;
      return location.origin;
    },
  );
  return asked;
}
