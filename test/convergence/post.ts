import type { Message } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';

export interface Fact {
  topic: Topic;
  key: string;
  message: Message;
}

/**
 * Those whose end state depends on each other. What others make of their facts is a matter of their own
 * tests.
 */
export const players = ['order', 'shipment', 'invoice'] as const;
export type Player = (typeof players)[number];

/** A fact on its way to one of the services that react to it. */
export interface Letter {
  to: Player;
  fact: Fact;
}

/**
 * The post between the services. Like the broker it keeps the facts of a topic and key in order, for each
 * service by itself. It promises nothing else: not which of the others comes next, not when, and not that it
 * comes only once.
 */
export class Post {
  readonly published: Fact[] = [];
  readonly #waiting = new Map<string, Letter[]>();
  readonly #delivered: Letter[] = [];

  publish(facts: readonly Fact[]): void {
    this.published.push(...facts);
    for (const fact of facts) {
      for (const to of reactingTo(fact.topic)) this.#enqueue({ to, fact });
    }
  }

  /** The first of one of the queues, which is chosen by any number. */
  next(choice: number): Letter | undefined {
    const [name, queue] = pick([...this.#waiting], choice) ?? [];
    const letter = queue?.shift();
    if (name !== undefined && queue?.length === 0) this.#waiting.delete(name);
    if (letter) this.#delivered.push(letter);
    return letter;
  }

  /** One that was delivered before, however long ago. */
  again(choice: number): Letter | undefined {
    return pick(this.#delivered, choice);
  }

  #enqueue(letter: Letter): void {
    const name = `${letter.to}/${letter.fact.topic.name}/${letter.fact.key}`;
    this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), letter]);
  }
}

/** Projectors decide nothing. */
function reactingTo({ subscribers }: Topic): Player[] {
  const reacting = new Set(
    subscribers.flatMap(({ service, kind }) => (kind === 'reaction' ? [service] : [])),
  );
  return players.filter((service) => reacting.has(service));
}

function pick<T>(items: readonly T[], choice: number): T | undefined {
  return items[choice % items.length];
}
