/** Spoken by a screen reader when it changes, and seen by nobody. It has to be there before it says something. */
export function LiveText({ text }: { text: string }) {
  return (
    <p class="unseen" role="status">
      {text}
    </p>
  );
}
