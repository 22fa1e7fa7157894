import { expect, test } from "vitest";
import { mapLink, mapPlaceOf } from "./map-place";
import { videoPlace } from "./reporting/video-place";

test.each([
  ["48.858333, 2.294444", "https://www.openstreetmap.org/?mlat=48.858333&mlon=2.294444#map=16/48.858333/2.294444"],
  [
    "-33.859833, -151.200000",
    "https://www.openstreetmap.org/?mlat=-33.859833&mlon=-151.200000#map=16/-33.859833/-151.200000",
  ],
])("%s has a link", (value, link) => {
  const place = mapPlaceOf({ kind: "position", value });
  expect(place && mapLink(place)).toBe(link);
});

test.each([
  ["position", "35.0 m"],
  ["position", "48.858333, 2.294444, Paris"],
  ["position", "&x=48.858333, 2.294444"],
  ["position", undefined],
  ["text", "48.858333, 2.294444"],
] as const)("%s %s has none", (kind, value) => expect(mapPlaceOf({ kind, value })).toBeUndefined());

test.each([
  ["+43.4674+011.8851/", "43.467400, 11.885100"],
  ["-33.859833-151.2+035.5/", "-33.859833, -151.200000"],
  ["+91.0+011.8851/", "+91.0+011.8851/"],
  ["+4807+01131/", "+4807+01131/"],
  ["somewhere", "somewhere"],
])("a video's place: %s", (text, place) => expect(videoPlace(text)).toBe(place));
