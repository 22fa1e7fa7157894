/** Which pages these are (docs/page-hashes.md): their hash, or the start of it where there is little room. */
export function PageHash({ label = "Darkslide", digits = 64 }: { label?: string; digits?: number }) {
  const hash = document.documentElement.dataset.page;
  return hash ? (
    <footer class="page-hash" title={hash}>
      {label} {hash.slice(0, digits)}
    </footer>
  ) : null;
}
