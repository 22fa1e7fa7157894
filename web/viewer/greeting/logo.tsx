import { useEffect, useRef, useState } from "preact/hooks";
import type { SenderLogo } from "../../format/sender-logo";
import { groundFor } from "./logo-ground";

/** The sender's logo, on a ground that it can be seen on. */
export function Logo({ logo, name }: { logo: SenderLogo; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ground, setGround] = useState<"light" | "dark" | "none" | "broken">();
  useEffect(() => {
    let gone = false;
    createImageBitmap(new Blob([logo.data], { type: logo.mediaType })).then(
      (bitmap) => {
        const context = canvas.current?.getContext("2d");
        if (!gone && canvas.current && context) {
          // No larger than it was said to be, whatever is in the file.
          canvas.current.width = logo.width;
          canvas.current.height = logo.height;
          context.drawImage(bitmap, 0, 0, logo.width, logo.height);
          setGround(groundFor(context.getImageData(0, 0, logo.width, logo.height).data));
        }
        bitmap.close();
      },
      () => gone || setGround("broken"),
    );
    return () => {
      gone = true;
    };
  }, [logo]);
  if (ground === "broken") return null;
  return (
    <canvas
      ref={canvas}
      class={`logo ${ground ?? ""}`}
      style={{ aspectRatio: `${logo.width} / ${logo.height}` }}
      role="img"
      aria-label={name || undefined}
      aria-hidden={name === "" ? "true" : undefined}
    />
  );
}
