/** Where it was thrown: the frames of the application stand out. */
export function Stack({ text }: { text: string }) {
  return (
    <pre tabIndex={0}>
      {text.split('\n').map((line, index) => {
        const isOwn = /^\s+at .*apps\//.test(line);
        const isFrame = /^\s+at /.test(line);
        return (
          <span key={index} class={isOwn ? 'bad' : isFrame ? 'faint' : ''}>
            {isOwn ? <strong>{line}</strong> : line}
            {'\n'}
          </span>
        );
      })}
    </pre>
  );
}
