import type { Topic } from '@shop/topics';

/** Under which the schema of a topic's values is registered (Confluent's TopicNameStrategy). */
export function subjectOf({ name }: Pick<Topic, 'name'>): string {
  return `${name}-value`;
}
