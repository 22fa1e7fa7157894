import type { Area } from "../../imaging/redacting";
import type { Size } from "./geometry";

/** Where an area is on the stage, however large that is. */
export function place(area: Area, size: Size): { left: string; top: string; width: string; height: string } {
  const part = (value: number, of: number) => `${(value / of) * 100}%`;
  return {
    left: part(area.x, size.width),
    top: part(area.y, size.height),
    width: part(area.width, size.width),
    height: part(area.height, size.height),
  };
}
