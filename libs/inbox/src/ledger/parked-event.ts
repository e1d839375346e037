import type { HeaderJson } from '@shop/messaging';
import { storable } from '../storable.js';
import type { ParkedState } from './transitions.js';

/** The stage of an event that failed in all tiers. */
export const DEAD = 'dead';

/** One event on its way through the tiers, or dead. */
export interface ParkedEvent {
  consumer: string;
  eventId: string;
  /** Counts up in the order of parking. */
  seq: string;
  topic: string;
  orderKey: string;
  /** A tier's name, or `dead`. */
  stage: string;
  /** It has not failed itself. It waits for its turn. */
  blocked: boolean;
  /** The number of calls of its handler. */
  attempts: number;
  redrives: number;
  eventType: string | null;
  eventTime: Date;
  /** Its place in its own topic. */
  partition: number;
  offset: string;
  key: string;
  headers: HeaderJson;
  payload: Buffer | null;
  errorClass: string | null;
  errorMessage: string | null;
  errorStack: string | null;
  parkedAt: Date;
  changedAt: Date;
}

/** The columns of a {@link ParkedEvent}, selected from the table `parked_event`. */
export const PARKED_EVENT = `
  consumer, event_id as "eventId", seq, topic, order_key as "orderKey", stage, blocked, attempts, redrives,
  event_type as "eventType", event_time as "eventTime", source_partition as "partition", source_offset as "offset",
  record_key as key, headers, payload, error_class as "errorClass", error_message as "errorMessage",
  error_stack as "errorStack", parked_at as "parkedAt", changed_at as "changedAt"`;

export function stateOf({ stage, blocked }: Pick<ParkedEvent, 'stage' | 'blocked'>): ParkedState {
  if (blocked) return 'blocked';
  return stage === DEAD ? 'dead' : 'tier';
}

/** A line in the history of a parked event, with the person who acted, if there was one. */
export interface HistoryEntry {
  at: Date;
  what: string;
  detail: string;
  actor: string | null;
}

/** A history line to add. */
export interface HistoryLine {
  what: string;
  detail: string;
  actor?: string;
}

export interface Failure {
  class: string;
  message: string;
  stack: string | null;
}

const MAX_MESSAGE_LENGTH = 2_000;
const MAX_STACK_LENGTH = 8_000;

/** Reduces an error to the parts that an operator needs, with a size limit. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) {
    const message = storable(String(error).slice(0, MAX_MESSAGE_LENGTH));
    return { class: typeof error, message, stack: null };
  }
  const code = (error as { code?: unknown }).code;
  return {
    class: typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : error.constructor.name,
    message: storable(error.message.slice(0, MAX_MESSAGE_LENGTH)),
    stack: error.stack === undefined ? null : storable(error.stack.slice(0, MAX_STACK_LENGTH)),
  };
}
