/**
 * Has the blocks of a page that are in the language of Mermaid drawn in the browser. @param
 * {import('vitepress').MarkdownRenderer} markdown
 */
export function drawDiagrams(markdown) {
  const { fence } = markdown.renderer.rules;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (info.trim() !== 'mermaid') return fence(tokens, index, ...rest);
    return `<Diagram code="${encodeURIComponent(content)}" />`;
  };
}
