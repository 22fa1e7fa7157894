/**
 * Adds the styles of a part whose code came later, from `import css from "./part.css?inline"`. The pages' policy lets no inline
 * style element in, but what a script of ours says.
 */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
