interface Named {
  topic: string;
}

/** Names of topics and groups in a cluster that systems share: behind a prefix. */
export class SharedNames {
  constructor(readonly prefix: string) {}

  /** The name in the cluster. */
  outer(name: string): string {
    return this.prefix + name;
  }

  outerAll(names: readonly string[]): string[] {
    return names.map((name) => this.outer(name));
  }

  /** The name without the prefix. */
  inner(name: string): string {
    return name.slice(this.prefix.length);
  }

  isOurs(name: string): boolean {
    return name.startsWith(this.prefix);
  }

  toCluster<T extends Named>(items: readonly T[]): T[] {
    return items.map((item) => ({ ...item, topic: this.outer(item.topic) }));
  }

  fromCluster<T extends Named>(items: readonly T[]): T[] {
    return items.map((item) => ({ ...item, topic: this.inner(item.topic) }));
  }
}
