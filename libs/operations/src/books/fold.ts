import type { Message, MessageShape } from '@bufbuild/protobuf';
import { aboutOf as rootOf, type Topic } from '@shop/topics';

type Columns = Readonly<Record<string, string | number | null>>;

/** A row that was folded from events. */
interface FoldedRow {
  id: string;
  about: string;
  columns: Columns;
}

/** Makes rows of events. */
export interface Fold {
  readonly topics: readonly Topic[];
  begin(): RunningFold;
}

interface RunningFold {
  /** @param event of one of its topics */
  learn(event: Message): void;
  rows(): FoldedRow[];
  /** Whether events with other subjects make the row. Orders of a customer are an example. */
  readonly regroups: boolean;
}

export interface FoldDefinition<Read extends Topic, Known> {
  topics: readonly Read[];
  /** The subject of the row, such as an order. */
  aboutOf: (event: MessageShape<Read['schema']>) => string;
  /** The id of the row, if it differs from the subject. */
  idOf?: (event: MessageShape<Read['schema']>) => string;
  /** The state after the event. It must end the same in any order of the topics, and for any repetitions. */
  evolve: (known: Known | undefined, event: MessageShape<Read['schema']>) => Known;
  columns: (known: Known) => Columns;
}

/** A pure fold of events, row by row. */
export function foldOf<Read extends Topic, Known>(definition: FoldDefinition<Read, Known>): Fold {
  const { topics, aboutOf, idOf = aboutOf, evolve, columns } = definition;
  const topicOf = new Map<string, Topic>(topics.map((topic) => [topic.schema.typeName, topic]));
  return {
    topics,
    begin: () => {
      const rows = new Map<string, { about: string; known: Known }>();
      let regroups = false;
      return {
        get regroups() {
          return regroups;
        },
        learn: (message) => {
          const event = message as MessageShape<Read['schema']>;
          const [id, about, topic] = [idOf(event), aboutOf(event), topicOf.get(message.$typeName)];
          regroups ||= topic !== undefined && rootOf(topic, message) !== about;
          rows.set(id, { about, known: evolve(rows.get(id)?.known, event) });
        },
        rows: () => Array.from(rows, ([id, { about, known }]) => ({ id, about, columns: columns(known) })),
      };
    },
  };
}
