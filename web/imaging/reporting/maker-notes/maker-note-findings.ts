import { indexOf, slice } from "../../reading/read";
import type { ReportBuilder } from "../report-builder";
import type { TiffBlock, TiffEntry } from "../tiff-block";
import type { NoteDirectory } from "./note-directory";
import { noteLayout } from "./note-layout";

/**
 * The camera maker's private notes: undocumented, but many are a directory like Exif's own, with serial numbers, names and
 * pictures in it. What can't be read is told by its length.
 */
export function reportMakerNote(block: TiffBlock, entry: TiffEntry, make: string, report: ReportBuilder): void {
  report.addBytes("other", "Camera maker's notes", entry.length);
  const layout = noteLayout(block, entry, make);
  if (layout !== undefined) {
    reportNoteDirectory(layout.block, layout.at, layout.known, report);
  }
}

function reportNoteDirectory(block: TiffBlock, at: number, known: NoteDirectory, report: ReportBuilder): void {
  let encrypted = 0;
  let start = 0;
  let length = 0;
  for (const entry of block.directory(at)) {
    const tag = known.tags?.[entry.tag];
    if (tag !== undefined) {
      report.add(tag[0], tag[1], tag[2](block, entry));
    }
    const inner = known.directories?.[entry.tag];
    if (inner !== undefined) {
      // Olympus's older cameras hold a directory as a value, newer ones point to it.
      reportNoteDirectory(block, entry.length > 4 ? entry.at : block.pointer(entry), inner, report);
    }
    if (known.pictures?.includes(entry.tag)) {
      reportPicture(block.bytesOf(entry), report);
    }
    encrypted += known.encrypted?.includes(entry.tag) ? entry.length : 0;
    start = entry.tag === known.preview?.start ? block.pointer(entry) : start;
    length = entry.tag === known.preview?.length ? block.number(entry) : length;
  }
  if (start > 0 && length > 0) {
    reportPicture(slice(block.bytes, start, Math.min(length, block.bytes.length - start)), report);
  }
  if (encrypted > 0) {
    report.addBytes("other", "Notes that the camera's maker encrypted", encrypted);
  }
}

/** Some makers put bytes of their own before the picture. */
function reportPicture(value: Uint8Array, report: ReportBuilder): void {
  const start = indexOf(value.subarray(0, 64), "\xff\xd8\xff");
  if (start >= 0) {
    report.addPicture("thumbnail", "Preview in the camera maker's notes", value.subarray(start));
  }
}
