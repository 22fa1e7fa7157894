/** Gives a finished file to the browser's own saving. */
export function handOut({ file, name }: { readonly file: Blob; readonly name: string }): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers read the address some time after the click, and none says when.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
