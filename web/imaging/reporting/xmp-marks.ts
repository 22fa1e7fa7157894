import { oneLine } from "../reading/text";
import { deviceName } from "./device-name";
import type { ReportBuilder } from "./report-builder";

/** What XMP says is there, beside texts: a device, marked faces, videos, maps. */
export class XmpMarks {
  #make = "";
  #model = "";
  #regions = 0;
  #depth = false;
  #gainMap = false;
  #motion = false;
  #sound = false;

  note(name: string, value: string): void {
    // A region is either an element with its area inside, or has a rectangle as text.
    if (name === "mwg-rs:Area" && value === "") {
      this.#regions++;
    } else if (name === "MPReg:Rectangle" && value !== "") {
      this.#regions++;
    } else if (name === "tiff:Make" && value !== "") {
      this.#make = oneLine(value);
    } else if (name === "tiff:Model" && value !== "") {
      this.#model = oneLine(value);
    } else if (name === "GCamera:MicroVideo" || name === "GCamera:MotionPhoto" || name === "Camera:MotionPhoto") {
      this.#motion ||= value === "1";
    } else if (name === "Item:Semantic") {
      this.#noteSemantic(value);
    } else {
      this.#notePrefix(name);
    }
  }

  /** What a picture of Google's container is: `Primary`, `GainMap`, `MotionPhoto`, `Depth`. */
  #noteSemantic(value: string): void {
    this.#motion ||= value === "MotionPhoto";
    this.#gainMap ||= value === "GainMap" || value === "RecoveryMap";
    this.#depth ||= value === "Depth" || value === "DepthMap";
  }

  #notePrefix(name: string): void {
    this.#depth ||= name.startsWith("GDepth:");
    this.#gainMap ||= name.startsWith("hdrgm:") || name.startsWith("HDRGainMap:");
    this.#sound ||= name.startsWith("GAudio:");
  }

  report(report: ReportBuilder): void {
    report.add("device", "Camera", deviceName(this.#make, this.#model));
    if (this.#regions > 0) {
      report.add("face", "Marked faces", String(this.#regions));
    }
    if (this.#depth) {
      report.add("depth-or-gain-map", "Depth map");
    }
    if (this.#gainMap) {
      report.addGainMapMark();
    }
    if (this.#motion) {
      report.add("audio-video", "Motion photo");
    }
    if (this.#sound) {
      report.add("audio-video", "Sound");
    }
  }
}
