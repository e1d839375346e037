import type { Message } from '@bufbuild/protobuf';
import type { EventContext } from './event-context.js';

/** A decoded event, with its context. */
export interface ReceivedEvent {
  event: Message;
  context: EventContext;
}

/**
 * A method of a Nest controller, with its pipes and filters around it. Its caller decides on the arguments.
 */
export type HandlerMethod = (payload: unknown, context: unknown) => Promise<void>;

/**
 * Handles events of a topic at once, for all its handlers, in the transaction of `received[0].context.tx`.
 */
export type HandleTogether = (
  methods: readonly HandlerMethod[],
  received: readonly ReceivedEvent[],
) => Promise<void>;

/**
 * Handles tombstones of a topic, in the transaction of `contexts[0].tx`: the keys of their records were
 * removed.
 */
export type ForgetTogether = (
  methods: readonly HandlerMethod[],
  contexts: readonly EventContext[],
) => Promise<void>;
