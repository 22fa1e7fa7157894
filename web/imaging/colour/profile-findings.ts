import { deviceName } from "../reporting/device-name";
import type { ReportBuilder } from "../reporting/report-builder";
import { isWellKnownProfile } from "./profile-names";
import type { ProfileTag } from "./profile-tags";
import { profileText } from "./profile-text";

/** What a colour profile tells about a device or a person. */
export function reportProfile(profile: Uint8Array, tags: ReadonlyMap<string, ProfileTag>, report: ReportBuilder): void {
  const name = profileText(profile, tags.get("desc"));
  if (name !== "" && !isWellKnownProfile(name)) {
    report.add("profile-identity", "Colour profile's name", name);
  }
  const maker = deviceName(profileText(profile, tags.get("dmnd")), profileText(profile, tags.get("dmdd")));
  if (maker !== "IEC http://www.iec.ch IEC 61966-2.1 Default RGB colour space - sRGB") {
    report.add("profile-identity", "Colour profile's device", maker);
  }
  if (tags.has("mmod") || tags.has("vcgt") || tags.has("ndin")) {
    report.add("profile-identity", "Display that the profile was measured on");
  }
}
