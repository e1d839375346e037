import type { InputHTMLAttributes, SelectHTMLAttributes } from 'preact';

type Labelled<Attributes> = Attributes & { label: string };

export function Field({ label, ...input }: Labelled<InputHTMLAttributes>) {
  return (
    <label>
      {label}
      <input maxLength={500} {...input} />
    </label>
  );
}

/** An empty option stands for all. */
export function Choice({
  label,
  options,
  ...select
}: Labelled<SelectHTMLAttributes> & { options: readonly string[] }) {
  return (
    <label>
      {label}
      <select {...select}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === '' ? 'all' : option}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The fields of a submitted form that somebody has filled in. Keeps the browser from leaving the page. */
export function filledIn(event: SubmitEvent): Record<string, string | undefined> {
  event.preventDefault();
  const fields = [...new FormData(event.currentTarget as HTMLFormElement)];
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [],
    ),
  );
}

export function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
