namespace Darkslide.Imaging.Reporting.MakerNotes;

/// <summary>How to read what stands under a tag; an empty text says that it tells nothing.</summary>
internal delegate string NoteReader(TiffBlock block, TiffEntry entry);

/// <summary>One tag of a maker's notes that tells something about a person, place or device.</summary>
internal readonly record struct NoteTag(FindingKind Kind, string Label, NoteReader Read);
