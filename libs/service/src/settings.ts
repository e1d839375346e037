import { z } from 'zod';

/** The environment does not describe a service that could run; `problems` holds one line for each reason. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['The configuration has these problems:', ...problems.map((line) => `  ${line}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads each key of `schema` from its variable (`httpPort` from `HTTP_PORT`), and reports all that is wrong at once. */
export function readSettings<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const values = Object.keys(schema.shape).map((key) => [key, environment[variableOf(key)]]);
  const result = schema.safeParse(Object.fromEntries(values));
  if (result.success) return result.data;
  // Values are left out on purpose: some of them are passwords.
  throw new ConfigError(result.error.issues.map(({ path, message }) => `${variableOf(path[0])}: ${message}`));
}

function variableOf(key: PropertyKey | undefined): string {
  return String(key)
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();
}

/** A whole number. Not `z.coerce`, which takes an empty variable for a zero. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string(message)
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.int(message).min(min, message).max(max, message));
}

/** A list separated by commas, with at least one item. */
export function listOf<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(item).min(1, 'must name at least one'));
}
