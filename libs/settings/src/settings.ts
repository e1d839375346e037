import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The environment does not describe a service that could run; `problems` holds one line for each reason. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['The configuration has these problems:', ...problems.map((line) => `  ${line}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads each key of `schema` from its variable (`httpPort` from `HTTP_PORT`), and reports all problems at
 * once. A variable with `_FILE` behind its name holds the path of a file with the value, the way containers
 * receive secrets.
 */
export function readSettings<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const problems: string[] = [];
  const values = Object.keys(schema.shape).map((key) => {
    try {
      return [key, valueOf(variableOf(key), environment)];
    } catch (error) {
      problems.push((error as Error).message);
      return [key, undefined];
    }
  });
  const result = schema.safeParse(Object.fromEntries(values));
  // Values are left out on purpose: some of them are passwords.
  problems.push(...issuesOf(result).map(({ path, message }) => `${variableOf(path[0])}: ${message}`));
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return result.data;
}

function issuesOf(result: z.ZodSafeParseResult<unknown>): z.core.$ZodIssue[] {
  return result.success ? [] : result.error.issues;
}

/** The last line break of a file is not part of the value: editors put it there. */
function valueOf(variable: string, environment: Environment): string | undefined {
  const file = environment[`${variable}_FILE`];
  if (file === undefined) return environment[variable];
  if (environment[variable] !== undefined) {
    throw new Error(`${variable}: is given here and by ${variable}_FILE`);
  }
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`${variable}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}

/** The variables that `readSettings` reads: all that a deployment can set. */
export function variablesOf(schema: z.ZodObject): string[] {
  return Object.keys(schema.shape).map(variableOf);
}

function variableOf(key: PropertyKey | undefined): string {
  return String(key)
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();
}

/** A whole number. Not `z.coerce`, which reads an empty variable as zero. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string(message)
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.int(message).min(min, message).max(max, message));
}

/** `true` or `false`. */
export function flag() {
  return z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
}

/** A list separated by commas, with at least one item. */
export function listOf<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(item).min(1, 'must name at least one'));
}
