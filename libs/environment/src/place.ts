/** Where a process is at work. Two processes of one system are in the same place. */
export interface Place {
  /** Of the environment, as somebody has called it: `production`, `staging`. */
  name: string;
  /** Of the names in the cluster. */
  prefix: string;
  /** By which Kafka tells its cluster from every other one. */
  clusterId: string;
}

/** Of two places, what differs, for people. Undefined when they are the same, as far as they are known. */
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
