import { pictureLimits } from "../picture-limits";
import { decodeText } from "../reading/text";
import { xmpProperties } from "../reporting/xmp-reader";
import type { GainMapChannel, ReadChannel } from "./gain-map-channel";
import { allColours, type GainMapNumbers, isBaseHdr, sensibleNumbers } from "./gain-map-numbers";
import { millionthsOfText, one, textOfMillionths } from "./millionths";

/* The same numbers as XMP has them, in Adobe's namespace `hdrgm`, which older viewers of JPEG read. */

const prefix = "hdrgm:";

/** What is added to dark values where nothing else is said. */
const usualOffset = one / 64;

type Values = ReadonlyMap<string, readonly string[]>;

/** Undefined when the packet tells no gain map or its numbers make no sense. */
export function readGainMapXmp(packet: Uint8Array): GainMapNumbers | undefined {
  const values = valuesOf(packet);
  const isBase = wordOf(values, "BaseRenditionIsHDR", "False");
  if (wordOf(values, "Version") !== "1.0" || (isBase !== "True" && isBase !== "False")) {
    return undefined;
  }
  const least = numberOf(values, "HDRCapacityMin", 0, 0);
  const most = numberOf(values, "HDRCapacityMax", 0);
  if (least === undefined || most === undefined || most < least || hasMany(values)) {
    return undefined;
  }
  const isHdr = isBase === "True";
  const channels: ReadChannel[] = [];
  for (let c = 0; c < allColours; c++) {
    const sdr = numberOf(values, "OffsetSDR", c, usualOffset);
    const hdr = numberOf(values, "OffsetHDR", c, usualOffset);
    channels.push({
      min: numberOf(values, "GainMapMin", c, 0),
      max: numberOf(values, "GainMapMax", c),
      gamma: numberOf(values, "Gamma", c, one),
      baseOffset: isHdr ? hdr : sdr,
      alternateOffset: isHdr ? sdr : hdr,
    });
  }
  return sensibleNumbers(isHdr ? most : least, isHdr ? least : most, true, channels);
}

/** The packet beside a gain map. */
export function xmpOfMap(numbers: GainMapNumbers): string {
  const isHdr = isBaseHdr(numbers);
  const { baseHeadroom, alternateHeadroom } = numbers;
  const each = (name: keyof GainMapChannel): number[] => numbers.channels.map((channel) => channel[name]);
  const attributes = [
    ' xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"',
    ` hdrgm:BaseRenditionIsHDR="${isHdr ? "True" : "False"}"`,
    ` hdrgm:HDRCapacityMin="${textOfMillionths(Math.min(baseHeadroom, alternateHeadroom))}"`,
    ` hdrgm:HDRCapacityMax="${textOfMillionths(Math.max(baseHeadroom, alternateHeadroom))}"`,
  ];
  const elements = [
    element("GainMapMin", each("min")),
    element("GainMapMax", each("max")),
    element("Gamma", each("gamma")),
    element("OffsetSDR", each(isHdr ? "alternateOffset" : "baseOffset")),
    element("OffsetHDR", each(isHdr ? "baseOffset" : "alternateOffset")),
  ];
  return packetOf(attributes.join(""), elements.join(""));
}

/** The packet of the picture before the map: that the map is there, and how long it is. */
export function xmpOfPicture(mapLength: number): string {
  const attributes = [
    ' xmlns:Container="http://ns.google.com/photos/1.0/container/"',
    ' xmlns:Item="http://ns.google.com/photos/1.0/container/item/"',
    ' xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"',
  ];
  const items = [
    listItem('Item:Semantic="Primary" Item:Mime="image/jpeg"'),
    listItem(`Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="${mapLength}"`),
  ];
  return packetOf(
    attributes.join(""),
    `<Container:Directory><rdf:Seq>${items.join("")}</rdf:Seq></Container:Directory>`,
  );
}

function listItem(attributes: string): string {
  return `<rdf:li rdf:parseType="Resource"><Container:Item ${attributes}/></rdf:li>`;
}

function packetOf(attributes: string, content: string): string {
  const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
  const description = `<rdf:Description rdf:about=""${attributes}>${content}</rdf:Description>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}>${description}</rdf:RDF></x:xmpmeta>`;
}

function element(name: string, values: readonly number[]): string {
  const texts = values.map(textOfMillionths);
  const list = texts.map((text) => `<rdf:li>${text}</rdf:li>`).join("");
  return `<hdrgm:${name}>${texts.length === 1 ? texts[0] : `<rdf:Seq>${list}</rdf:Seq>`}</hdrgm:${name}>`;
}

/** Every value of the namespace by its name, in order. */
function valuesOf(packet: Uint8Array): Values {
  const values = new Map<string, string[]>();
  for (const [name, value] of xmpProperties(decodeText(packet.subarray(0, pictureLimits.maxReportText)))) {
    if (value !== "" && name.startsWith(prefix)) {
      const known = values.get(name.slice(prefix.length)) ?? [];
      known.push(value);
      values.set(name.slice(prefix.length), known);
    }
  }
  return values;
}

/** The one value of a name; empty when there are more. */
function wordOf(values: Values, name: string, usual?: string): string | undefined {
  const texts = values.get(name);
  return texts === undefined ? usual : texts.length === 1 ? texts[0] : "";
}

/** Capacities are the same for all colours. */
function hasMany(values: Values): boolean {
  return ["HDRCapacityMin", "HDRCapacityMax"].some((name) => (values.get(name)?.length ?? 1) > 1);
}

/** A channel's value of one for all, or of three. */
function numberOf(values: Values, name: string, channel: number, usual?: number): number | undefined {
  const texts = values.get(name);
  if (texts === undefined) {
    return usual;
  }
  const text = texts.length === 1 ? texts[0] : texts.length === allColours ? texts[channel] : undefined;
  return text === undefined ? undefined : millionthsOfText(text);
}
