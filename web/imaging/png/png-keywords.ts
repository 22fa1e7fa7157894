import type { Named } from "../picture-report";

/** Keywords of text chunks that people and programs use. */
export const pngKeywords: ReadonlyMap<string, Named> = new Map<string, Named>([
  ["Author", ["owner", "Author"]],
  ["Artist", ["owner", "Artist"]],
  ["Copyright", ["owner", "Copyright"]],
  ["Software", ["software", "Software"]],
  ["Source", ["device", "Source"]],
  ["Creation Time", ["time", "Created"]],
  ["create-date", ["time", "Created"]],
  ["date:create", ["time", "Created"]],
  ["date:modify", ["time", "Changed"]],
  ["date:timestamp", ["time", "Changed"]],
  ["Title", ["text", "Title"]],
  ["Description", ["text", "Description"]],
  ["Comment", ["text", "Comment"]],
  ["parameters", ["text", "Prompt"]],
  ["prompt", ["text", "Prompt"]],
  ["workflow", ["text", "Prompt"]],
]);
