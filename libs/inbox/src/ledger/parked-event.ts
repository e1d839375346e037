import type { HeaderJson } from '@shop/messaging';
import { storable } from './storable.js';

/** The stage of what has left the tiers without success. */
export const DEAD = 'dead';

/** One event on its way through the tiers, or dead. */
export interface ParkedEvent {
  consumer: string;
  event_id: string;
  seq: string;
  topic: string;
  order_key: string;
  /** A tier's name, or `dead`. */
  stage: string;
  /** It has not failed itself: it waits for an earlier one of its key. */
  blocked: boolean;
  /** How often it was handed to its handler. */
  attempts: number;
  redrives: number;
  event_type: string | null;
  event_time: Date;
  source_partition: number;
  source_offset: string;
  record_key: string;
  headers: HeaderJson;
  payload: Buffer | null;
  error_class: string | null;
  error_message: string | null;
  error_stack: string | null;
  parked_at: Date;
  changed_at: Date;
}

/** A line of what happened to a parked event: who did it, if it was a person. */
export interface HistoryEntry {
  at: Date;
  what: string;
  detail: string;
  actor: string | null;
}

/** One that is to be added. */
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

const MAX_MESSAGE = 2_000;
const MAX_STACK = 8_000;

/** What is kept of an error: enough to judge by, bounded. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { class: typeof error, message: storable(String(error).slice(0, MAX_MESSAGE)), stack: null };
  }
  const code = (error as { code?: unknown }).code;
  return {
    class: typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : error.constructor.name,
    message: storable(error.message.slice(0, MAX_MESSAGE)),
    stack: error.stack === undefined ? null : storable(error.stack.slice(0, MAX_STACK)),
  };
}
