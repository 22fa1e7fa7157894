const first = 315_532_800;
const last = 4_102_444_800;

/** Seconds since 1970 as a date; nothing for times that no camera can mean. */
export function unixTime(seconds: number): string {
  if (!(seconds >= first && seconds < last)) {
    return "";
  }
  const iso = new Date(Math.floor(seconds) * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
