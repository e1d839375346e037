import type { Topic } from '@shop/topics';
import { UndecodableEventError } from '../errors.js';
import type { SchemaRegistry } from './schema-registry.js';
import { subjectOf } from './subject.js';

/**
 * The schema ids under which each topic's events were ever written. An id never changes its meaning, so they
 * are kept for good.
 */
export class KnownSchemas {
  readonly #ids = new Map<string, Set<number>>();

  constructor(readonly registry: SchemaRegistry) {}

  has({ name }: Pick<Topic, 'name'>, id: number): boolean {
    return this.#ids.get(name)?.has(id) ?? false;
  }

  async learn(topic: Pick<Topic, 'name'>): Promise<void> {
    this.#ids.set(topic.name, new Set(await this.registry.idsOf(subjectOf(topic))));
  }

  /** @throws UndecodableEventError when the id is not one of this topic */
  async expect(topic: Pick<Topic, 'name'>, id: number): Promise<void> {
    await this.learn(topic);
    if (!this.has(topic, id)) {
      throw new UndecodableEventError(`Schema id ${id} is no version of ${subjectOf(topic)}`);
    }
  }
}
