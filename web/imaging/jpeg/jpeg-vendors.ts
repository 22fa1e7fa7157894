import { matches } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { jpegMarkers } from "./jpeg-markers";

/** Reports an application segment that is only ever dropped, by the name of its maker. */
export function reportVendor(marker: number, payload: Uint8Array, report: ReportBuilder): void {
  if (matches(payload, 0, "FPXR\0")) {
    report.addBytes("other", "FlashPix data", payload.length);
  } else if (matches(payload, 0, "Ducky")) {
    report.addBytes("other", "Photoshop's saving options", payload.length);
  } else {
    report.addNamed("other", "Private data", nameOf(marker), payload.length);
  }
}

function nameOf(marker: number): string {
  return marker >= jpegMarkers.app0 && marker <= jpegMarkers.app15
    ? `APP${marker - jpegMarkers.app0}`
    : `marker ${marker}`;
}
