/** A link to be read, selected or copied; never typed. */
export function LinkField({ url, label }: { url: string; label: string }) {
  return (
    <input
      class="input link-field"
      type="text"
      dir="ltr"
      readOnly
      aria-label={label}
      value={url}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
