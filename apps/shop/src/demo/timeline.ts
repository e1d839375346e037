import { serviceNames, topicCatalogue } from '@shop/contracts';
import { HeaderName, type IncomingRecord } from '@shop/messaging';

const owners = new Map(topicCatalogue.map(({ name, owner }) => [name, owner]));

/** Prints what people do and the facts that follow, each with the time since the first request. */
export class Timeline {
  readonly #seen: string[] = [];
  #start = performance.now();

  constructor(
    /** The correlation id of the facts to show: other orders may be on their way at the same time. */
    readonly correlationId: string,
  ) {}

  begin(): void {
    this.#start = performance.now();
  }

  tell(who: string, what: string): void {
    this.#print(`${who.padEnd(10)}${what}`);
  }

  fact({ topic, partition, offset, key, headers }: IncomingRecord): void {
    if (headers[HeaderName.correlationId]?.toString() !== this.correlationId) return;
    this.#seen.push(topic);
    const place = `partition ${String(partition).padStart(2)} offset ${offset.padStart(4)}`;
    this.#print(`  ${(owners.get(topic) ?? '').padEnd(10)}${topic.padEnd(21)}${place}  key ${key}`);
  }

  hasSeen(topic: string): boolean {
    return this.#seen.includes(topic);
  }

  /** Counts the facts that each service has published so far, including services outside this story. */
  counts(): string {
    const ofService = (service: string) => this.#seen.filter((topic) => owners.get(topic) === service).length;
    return serviceNames.map((service) => `${service} ${ofService(service)}`).join(', ');
  }

  #print(line: string): void {
    const elapsed = Math.round(performance.now() - this.#start);
    console.log(`+${String(elapsed).padStart(5)} ms  ${line}`);
  }
}
