import type { Message } from '@bufbuild/protobuf';
import type { EventContext } from './event-context.js';

/** An event that was read, and what is known of it. */
export interface ReceivedEvent {
  event: Message;
  context: EventContext;
}

/**
 * A method of a Nest controller, with its pipes and filters around it. Its caller decides on the arguments.
 */
export type HandlerMethod = (payload: unknown, context: unknown) => Promise<void>;

/**
 * How handlers that share a topic handle events of it at once, all in the transaction of
 * `received[0].context.tx`.
 */
export type HandleTogether = (
  methods: readonly HandlerMethod[],
  received: readonly ReceivedEvent[],
) => Promise<void>;

/**
 * How handlers take tombstones of a topic, in the transaction of `contexts[0].tx`: the keys of their records
 * were removed.
 */
export type ForgetTogether = (
  methods: readonly HandlerMethod[],
  contexts: readonly EventContext[],
) => Promise<void>;
