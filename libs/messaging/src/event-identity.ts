import { sourceOf, type Topic } from '@shop/topics';
import { timeOfUuidv7, uuidv5 } from '@shop/uuid';
import type { EventMetadata } from './envelope/index.js';

/** Any fixed UUID does. After a change, events of other sources would come as new ones. */
const SOURCES = '5e7d1c7a-0b52-4c1e-9c39-3f1d2a6b8e44';

/**
 * Identifies an event by its source and its id, whatever else its copies say. An event of the topic's owner
 * keeps its id. The same id from another source becomes an id of its own, with the same time in it.
 */
export function identityOf({ id, source }: EventMetadata, topic: Pick<Topic, 'owner'>): string {
  if (source === sourceOf(topic.owner)) return id;
  const derived = uuidv5(SOURCES, `${id} ${source}`);
  return timeOfUuidv7(id) === undefined ? derived : withTimeOf(id, derived);
}

/** A UUID of version 7 with the time of one id, and the rest of another. */
function withTimeOf(id: string, other: string): string {
  return `${id.slice(0, 14)}7${other.slice(0, 3)}${other.slice(18)}`;
}
