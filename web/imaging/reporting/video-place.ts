import { coordinates } from "./gps-findings";

const degrees = /^([+-][0-9]{2}(?:\.[0-9]{1,9})?)([+-][0-9]{3}(?:\.[0-9]{1,9})?)(?![0-9.])/;

/**
 * Where a video was recorded: "+48.8583+002.2944+035.000/" (ISO 6709 annex H) as decimal degrees; the text as it stands when it
 * is none that we know.
 */
export function videoPlace(text: string): string {
  const [, first, second] = degrees.exec(text) ?? [];
  const [latitude, longitude] = [Number(first), Number(second)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? coordinates(latitude, longitude) : text;
}
