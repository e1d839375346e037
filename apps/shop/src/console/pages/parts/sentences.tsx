/** The reports of long work, as they come. */
export function Sentences({ of }: { of: readonly string[] }) {
  return (
    <div role="status">
      <ul>
        {of.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
