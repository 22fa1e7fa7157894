const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that means no folder, device or command anywhere, however it was checked before. */
export function safeName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(forbidden, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const usable = plain === "" || reserved.test(plain) ? `_${plain}` : plain;
  const dot = usable.lastIndexOf(".");
  const extension = dot > 0 && usable.length - dot <= 10 ? usable.slice(dot) : "";
  return [...usable.slice(0, usable.length - extension.length)].slice(0, 120).join("") + extension;
}
