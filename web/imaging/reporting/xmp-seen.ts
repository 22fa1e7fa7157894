import type { FindingLabel } from "../finding-labels";
import type { Named } from "../picture-report";
import { oneLine } from "../reading/text";
import { deviceName } from "./device-name";
import { coordinates } from "./gps-findings";
import type { ReportBuilder } from "./report-builder";
import { xmpDegrees } from "./xmp-coordinate";

/** What takes more than one XMP property to tell. */
export class XmpSeen {
  #make = "";
  #model = "";
  #latitude = Number.NaN;
  #longitude = Number.NaN;
  #steps = 0;
  #developed = 0;
  #depth = false;
  #gainMap = false;
  #motion = false;
  #sound = false;
  #faces = false;

  note(name: string, value: string, report: ReportBuilder): void {
    if (name === "mwg-rs:Area" || name === "MPReg:Rectangle" || name === "apple-fi:FaceID") {
      this.#faces = true;
    } else if (value === "" || !this.#noteValue(name, value, report)) {
      this.#notePrefix(name, value);
    }
  }

  #noteValue(name: string, value: string, report: ReportBuilder): boolean {
    switch (name) {
      case "tiff:Make":
        this.#make = oneLine(value);
        return true;
      case "tiff:Model":
        this.#model = oneLine(value);
        return true;
      case "exif:GPSLatitude":
        this.#latitude = xmpDegrees(value, "N", "S", 90);
        return true;
      case "exif:GPSLongitude":
        this.#longitude = xmpDegrees(value, "E", "W", 180);
        return true;
      case "stEvt:action":
        this.#steps++;
        return true;
      case "xmpGImg:image":
        report.add("thumbnail", "Thumbnail in the metadata");
        return true;
      default:
        return false;
    }
  }

  #notePrefix(name: string, value: string): void {
    const isMotion = name === "GCamera:MicroVideo" || name === "GCamera:MotionPhoto" || name === "Camera:MotionPhoto";
    this.#depth ||= name.startsWith("GDepth:") || name.startsWith("GImage:");
    this.#gainMap ||= name.startsWith("hdrgm:") || name.startsWith("HDRGainMap:") || value === "GainMap";
    this.#motion ||= (isMotion && value === "1") || value === "MotionPhoto";
    this.#sound ||= name.startsWith("GAudio:");
    this.#developed += value !== "" && name.startsWith("crs:") ? 1 : 0;
  }

  report(report: ReportBuilder): void {
    report.add("device", "Camera", deviceName(this.#make, this.#model));
    if (!Number.isNaN(this.#latitude) && !Number.isNaN(this.#longitude)) {
      report.add("position", "Where it was taken", coordinates(this.#latitude, this.#longitude));
    }
    const counts: readonly (readonly [number, FindingLabel])[] = [
      [this.#steps, "Editing steps"],
      [this.#developed, "Raw developer's settings"],
    ];
    for (const [count, label] of counts) {
      if (count > 0) {
        report.add("edit-history", label, String(count));
      }
    }
    const flags: readonly (readonly [boolean, ...Named])[] = [
      [this.#faces, "face", "Marked faces"],
      [this.#depth, "depth-or-gain-map", "Depth map"],
      [this.#gainMap, "depth-or-gain-map", "HDR gain map"],
      [this.#motion, "audio-video", "Motion photo"],
      [this.#sound, "audio-video", "Sound"],
    ];
    for (const [found, kind, label] of flags) {
      if (found) {
        report.add(kind, label);
      }
    }
  }
}
