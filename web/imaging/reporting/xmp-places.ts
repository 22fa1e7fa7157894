import { coordinates, fixed } from "./gps-findings";
import type { ReportBuilder } from "./report-builder";
import { xmpDegrees, xmpRational } from "./xmp-numbers";

/** Positions in XMP: two properties make one, and a packet may tell several (where it was taken, what it shows). */
export class XmpPlaces {
  #latitude = Number.NaN;
  #longitude = Number.NaN;
  #goalLatitude = Number.NaN;
  #goalLongitude = Number.NaN;
  #altitude = Number.NaN;
  #isBelow = false;

  note(name: string, value: string, report: ReportBuilder): void {
    if (!this.#take(name, value, report)) {
      return;
    }
    if (!Number.isNaN(this.#latitude) && !Number.isNaN(this.#longitude)) {
      report.add("position", "Where it was taken", coordinates(this.#latitude, this.#longitude));
      this.#latitude = Number.NaN;
      this.#longitude = Number.NaN;
    }
    if (!Number.isNaN(this.#goalLatitude) && !Number.isNaN(this.#goalLongitude)) {
      report.add("position", "What it shows", coordinates(this.#goalLatitude, this.#goalLongitude));
      this.#goalLatitude = Number.NaN;
      this.#goalLongitude = Number.NaN;
    }
  }

  #take(name: string, value: string, report: ReportBuilder): boolean {
    switch (name) {
      case "exif:GPSLatitude":
      case "drone-dji:GpsLatitude":
        this.#latitude = xmpDegrees(value, "N", "S", 90);
        return true;
      case "exif:GPSLongitude":
      case "drone-dji:GpsLongitude":
      case "drone-dji:GpsLongtitude":
        this.#longitude = xmpDegrees(value, "E", "W", 180);
        return true;
      case "exif:GPSDestLatitude":
        this.#goalLatitude = xmpDegrees(value, "N", "S", 90);
        return true;
      case "exif:GPSDestLongitude":
        this.#goalLongitude = xmpDegrees(value, "E", "W", 180);
        return true;
      case "exif:GPSAltitude":
      case "drone-dji:AbsoluteAltitude":
        this.#altitude = xmpRational(value);
        return true;
      case "exif:GPSAltitudeRef":
        this.#isBelow = value === "1";
        return true;
      case "exif:GPSImgDirection":
      case "GPano:PoseHeadingDegrees":
      case "drone-dji:GimbalYawDegree":
        reportDirection(xmpRational(value), report);
        return true;
      default:
        return false;
    }
  }

  report(report: ReportBuilder): void {
    if (Math.abs(this.#altitude) < 1_000_000) {
      const metres = this.#isBelow ? -this.#altitude : this.#altitude;
      report.add("position", "Height above sea level", `${fixed(metres, 1)} m`);
    }
  }
}

function reportDirection(degrees: number, report: ReportBuilder): void {
  if (Math.abs(degrees) <= 360) {
    report.add("position", "Direction of view", `${fixed(degrees, 1)}°`);
  }
}
