import { extensions } from "../../../format/media-types";

/** The same name with the ending of what the picture has become. */
export function renamed(name: string, mediaType: string): string {
  const ending = extensions.get(mediaType) ?? "";
  const at = name.lastIndexOf(".");
  const stem = at > 0 ? name.slice(0, at) : name;
  const now = at > 0 ? name.slice(at + 1).toLowerCase() : "";
  return now === ending || (ending === "jpg" && now === "jpeg") ? name : `${stem}.${ending}`;
}
