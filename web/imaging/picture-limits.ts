/** What is too much: bounds that keep time and memory in proportion to a file, whatever the file says. */
export const pictureLimits = {
  /** The most pixels a picture may claim (width × height): 400 million. */
  maxPixels: 400_000_000,
  /** The most segments, chunks or blocks one file may be made of. */
  maxParts: 1_000_000,
  /** The largest colour profile that is kept, in bytes. */
  maxProfileBytes: 4 << 20,
  /** The largest text that is unpacked or read for the report, in bytes. */
  maxReportText: 1 << 20,
  /** The most findings of one kind that a report lists; what is beyond is counted, and hides nothing of other kinds. */
  maxFindingsOfAKind: 50,
} as const;
