import type { GainMapNumbers } from "../gain-maps/gain-map-numbers";
import { readGainMapPayload } from "../gain-maps/gain-map-payload";
import { readGainMapXmp } from "../gain-maps/gain-map-xmp";
import { indexOf, matches, u32 } from "../reading/read";
import { endOfJpeg } from "../reporting/embedded-jpeg";
import { TiffBlock } from "../reporting/tiff-block";
import { isoSignature, listSignature, xmpSignature } from "./jpeg-gain-map-parts";
import { jpegMarkers } from "./jpeg-markers";
import { JpegReader } from "./jpeg-reader";
import type { JpegSegment } from "./jpeg-segment";

const maxPictures = 16;
const entryLength = 16;
const entriesTag = 0xb002;

/**
 * The gain map of an Ultra HDR picture or of ISO 21496-1: a second JPEG behind the first one's end, announced by the list of
 * pictures (CIPA DC-007), with its numbers in segments of its own.
 */
export interface JpegGainMap {
  /** The second JPEG. */
  readonly picture: Uint8Array;
  /** Where it begins in the file. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** What its metadata tell. */
  readonly numbers: GainMapNumbers;
}

/** The one gain map that the picture has; undefined when there is none, more than one, or one that can't be read for certain. */
export function findJpegGainMap(file: Uint8Array, reader: JpegReader): JpegGainMap | undefined {
  const lists = reader.segments.filter((segment) => isList(file, segment));
  const [list] = lists;
  const tells = reader.segments.some((segment) => isBinary(file, segment) || isText(file, segment));
  if (!reader.hasEnd || !tells || list === undefined || lists.length > 1) {
    return undefined;
  }
  const maps: (JpegGainMap | undefined)[] = [];
  for (const start of placesIn(file, list)) {
    if (start >= reader.end && matches(file, start, "\xff\xd8\xff")) {
      addMap(file, start, maps);
    }
  }
  return maps.length === 1 ? maps[0] : undefined;
}

/** Viewers show a map when the picture says that it has one, in either form; then the map has the numbers. */
function isBinary(file: Uint8Array, { marker, start, end }: JpegSegment): boolean {
  return marker === jpegMarkers.app2 && matches(file.subarray(start, end), 0, isoSignature);
}

function isText(file: Uint8Array, { marker, start, end }: JpegSegment): boolean {
  const payload = file.subarray(start, end);
  return marker === jpegMarkers.app1 && matches(payload, 0, xmpSignature) && indexOf(payload, "hdr-gain-map") >= 0;
}

function isList(file: Uint8Array, { marker, start, end }: JpegSegment): boolean {
  return marker === jpegMarkers.app2 && matches(file.subarray(start, end), 0, listSignature);
}

/** Where the list says that pictures begin, each place once; its offsets count from behind its signature. */
function placesIn(file: Uint8Array, segment: JpegSegment): Set<number> {
  const origin = segment.start + listSignature.length;
  const places = new Set<number>();
  const list = TiffBlock.open(file.subarray(origin, segment.end));
  for (const entry of list?.directory(list.first) ?? []) {
    const bytes = list === undefined || entry.tag !== entriesTag ? new Uint8Array(0) : list.bytesOf(entry);
    for (let at = entryLength; at <= bytes.length - entryLength && places.size < maxPictures; at += entryLength) {
      places.add(origin + u32(bytes, at + 8, list?.bigEndian));
    }
  }
  return places;
}

/** Adds the picture when it says that it is a gain map: undefined when its numbers are none. */
function addMap(file: Uint8Array, start: number, maps: (JpegGainMap | undefined)[]): void {
  const end = start + endOfJpeg(file.subarray(start));
  const picture = file.subarray(start, end);
  const binary: (GainMapNumbers | undefined)[] = [];
  const texts: (GainMapNumbers | undefined)[] = [];
  for (const segment of new JpegReader(picture).segments) {
    const payload = picture.subarray(segment.start, segment.end);
    if (isBinary(picture, segment)) {
      binary.push(readGainMapPayload(payload.subarray(isoSignature.length)));
    } else if (isText(picture, segment)) {
      texts.push(readGainMapXmp(payload.subarray(xmpSignature.length)));
    }
  }
  // The binary form is the exact one; viewers that know both prefer it.
  const known = binary.length > 0 ? binary : texts;
  const [numbers] = known;
  if (known.length > 0) {
    maps.push(numbers === undefined || known.length > 1 ? undefined : { picture, start, end, numbers });
  }
}
