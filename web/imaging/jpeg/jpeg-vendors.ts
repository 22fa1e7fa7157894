import { matches } from "../reading/read";
import { jpegMarkers } from "./jpeg-markers";

/** A name for an application segment that is only ever dropped. */
export function vendorLabel(marker: number, payload: Uint8Array): string {
  if (matches(payload, 0, "FPXR\0")) {
    return "FlashPix data";
  }
  if (matches(payload, 0, "Ducky")) {
    return "Photoshop's saving options";
  }
  if (matches(payload, 0, "FLIR\0")) {
    return "Thermal camera's data";
  }
  return marker >= jpegMarkers.app0 && marker <= jpegMarkers.app15
    ? `Private data (APP${marker - jpegMarkers.app0})`
    : `Private data (marker ${marker})`;
}
