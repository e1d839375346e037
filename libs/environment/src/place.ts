/** The place where a process works. All processes of one system share it. */
export interface Place {
  /** The name of the environment: `production`, `staging`. */
  name: string;
  /** The prefix of names in the cluster. */
  prefix: string;
  /** The identifier that Kafka gives its cluster. */
  clusterId: string;
}

/**
 * Describes the difference between two places, for people. Undefined when they are the same, as far as both
 * are known.
 */
export function difference(process: Partial<Place>, database: Place): string | undefined {
  const differing = (
    [
      ['environment', 'name'],
      ['prefix', 'prefix'],
      ['Kafka cluster', 'clusterId'],
    ] as const
  ).flatMap(([what, key]) => {
    const is = process[key];
    return is === undefined || is === database[key]
      ? []
      : `${what} ${quote(database[key])}, not ${quote(is)}`;
  });
  return differing.length > 0 ? differing.join(', ') : undefined;
}

function quote(text: string): string {
  return text === '' ? 'none' : text;
}
