/**
 * The use of a topic's events: a service changes its own state by them, or fills its read models with them.
 */
export type SubscriberKind = 'reaction' | 'projection';

export interface Subscription {
  service: string;
  kind: SubscriberKind;
  /** The use that the service makes of the event. */
  why: string;
}

/** A subscription with the consumer group that follows from it. */
export interface Subscriber extends Subscription {
  group: string;
}

/**
 * The consumer group in which a service subscribes. It reacts in the group of its own name, and fills
 * its read models in another: each has a database, rights and delays of its own.
 */
export function groupOf(service: string, kind: SubscriberKind): string {
  return kind === 'projection' ? `${service}-projector` : service;
}

/** All the consumer groups that a service can have. */
export function groupsOf(service: string): string[] {
  return [groupOf(service, 'reaction'), groupOf(service, 'projection')];
}

/** The CloudEvents `source` of a service's events. */
export function sourceOf(service: string): string {
  return `/${service}-service`;
}
