/** The dark slide: a plate in its frame. It rises while pictures are being opened, and lies shut over nothing at the end. */
export function Plate({ is }: { is: "closed" | "ready" | "opening" }) {
  return (
    <div class={`plate ${is}`} aria-hidden="true">
      <div class="plate-light" />
      <div class="plate-slide" />
    </div>
  );
}
