import type { InputHTMLAttributes, SelectHTMLAttributes } from 'preact';
import { query, setQuery } from '../routes.js';

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

/** Makes a field a part of the address. */
export function inAddress(name: string, otherwise = '') {
  return {
    value: query.value.get(name) ?? otherwise,
    onChange: (event: Event) => setQuery({ [name]: (event.currentTarget as HTMLInputElement).value }),
  };
}

export function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
