/** Where it was thrown: the frames of the application stand out. */
export function Stack({ text }: { text: string }) {
  return (
    <pre tabIndex={0}>
      {text.split('\n').map((line, index) => (
        <span key={index} class={toneOf(line)}>
          {line}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}

function toneOf(line: string): string {
  if (!/^\s+at /.test(line)) return '';
  return line.includes('apps/') ? 'own' : 'text-light';
}
