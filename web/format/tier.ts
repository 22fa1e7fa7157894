/** What a link can reach: thumbnails and previews, or originals too. */
export type Tier = "view" | "full";
