/**
 * A style sheet beside the component that it is for. Made by script, because the pages allow no styles in
 * markup.
 */
export function css(strings: TemplateStringsArray): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(strings.join(''));
  document.adoptedStyleSheets.push(sheet);
}
