/** HEIC by libheif: it turns pictures upright, joins their tiles and brings ten bits to eight. */
import { BoxShrinker, squareFor } from "./box-shrinker";
import { type Decoded, type Decoder, mostPixels, type ToDecode } from "./decoded";
import { heifColour, sequenceColour } from "./heif-colour";
import { Libheif, loadLibheif } from "./libheif";

/** heif_colorspace, heif_chroma and heif_channel. */
const rgb = 1;
const threeChannels = 10;
const fourChannels = 11;
const interleaved = 10;

/** In place of a track's number: the first one with pictures. */
const firstVisual = 0;

export async function loadDecoder(): Promise<Decoder> {
  const compiled = await loadLibheif();
  return async (picture) => decode(new Libheif(compiled), picture);
}

function decode(heif: Libheif, { bytes, edge }: ToDecode): Decoded {
  const context = heif.c._heif_context_alloc();
  const file = heif.copyOf(bytes);
  heif.require((error) => heif.c._heif_context_read_from_memory_without_copy(error, context, file, bytes.length, 0));
  if (heif.c._heif_context_get_number_of_top_level_images(context) === 0)
    return decodeSequence(heif, context, { bytes, edge });
  const handle = heif.take((error, out) => heif.c._heif_context_get_primary_image_handle(error, context, out));
  requireFew(heif.c._heif_image_handle_get_width(handle) * heif.c._heif_image_handle_get_height(handle));
  const channels = heif.c._heif_image_handle_has_alpha_channel(handle) === 0 ? 3 : 4;
  const chroma = channels === 3 ? threeChannels : fourChannels;
  const image = heif.take((error, out) => heif.c._heif_decode_image(error, handle, out, rgb, chroma, 0));
  return { ...shrunk(heif, image, channels, edge), colour: heifColour(heif, handle) };
}

/** The first picture of a sequence that is nothing else; with an item for it the file has a picture, too. */
function decodeSequence(heif: Libheif, context: number, { bytes, edge }: Pick<ToDecode, "bytes" | "edge">): Decoded {
  const track = heif.c._heif_context_get_track(context, firstVisual);
  if (track === 0) throw new Error("libheif: no pictures");
  const sizeAt = heif.allocate(4);
  heif.require((error) => heif.c._heif_track_get_image_resolution(error, track, sizeAt, sizeAt + 2));
  const size = heif.number(sizeAt);
  requireFew((size & 0xffff) * (size >>> 16));
  const image = heif.take((error, out) =>
    heif.c._heif_track_decode_next_image(error, track, out, rgb, fourChannels, 0),
  );
  return { ...shrunk(heif, image, 4, edge), colour: sequenceColour(bytes) };
}

function requireFew(pixels: number): void {
  if (pixels > mostPixels) throw new RangeError("too large");
}

function shrunk(heif: Libheif, image: number, channels: 3 | 4, edge: number): Omit<Decoded, "colour"> {
  const width = heif.c._heif_image_get_width(image, interleaved);
  const height = heif.c._heif_image_get_height(image, interleaved);
  const strideAt = heif.allocate(4);
  const plane = heif.c._heif_image_get_plane_readonly2(image, interleaved, strideAt);
  if (plane === 0) throw new Error("libheif: no pixels");
  const stride = heif.number(strideAt);
  const shrinker = new BoxShrinker(width, height, squareFor(width, height, edge));
  for (let y = 0; y < height; y++) shrinker.add(heif.bytes(plane + y * stride, width * channels), channels);
  shrinker.end();
  return { width: shrinker.width, height: shrinker.height, pixels: shrinker.pixels, unpacked: width * height };
}
