import type { HeaderJson } from '@shop/messaging';
import type { HistoryEntry } from '../ledger/parked-event.js';
import type { EventContent } from './read-content.js';

/** A dead event in a list. */
export interface DeadLetter {
  eventId: string;
  /** Counts up in the order of parking. */
  seq: string;
  topic: string;
  key: string;
  eventType: string | null;
  eventTime: Date;
  partition: number;
  offset: string;
  /** `dead`, or the tier of its next attempt. */
  stage: string;
  /** The number of calls of its handler. */
  attempts: number;
  redrives: number;
  /** It was redriven so often that only force redrives it again. */
  quarantined: boolean;
  /** The head of its key, if this event only waits for it. */
  blockedBy: string | null;
  /** The number of events that wait for it. */
  followers: number;
  /** Missing if the event has not failed itself. */
  errorClass: string | null;
  errorMessage: string | null;
  /** The class of the error and the place that threw it: equal failures have equal names. */
  failure: string | null;
  parkedAt: Date;
  changedAt: Date;
}

/** Everything that is known about a parked event. */
export interface DeadLetterDetails extends DeadLetter {
  /** The original headers. Values that are not text are in base64. */
  headers: HeaderJson;
  content: EventContent;
  errorStack: string | null;
  history: HistoryEntry[];
}

/** The dead heads that failed alike. */
export interface DeadLetterKind {
  errorClass: string | null;
  /** The class of the error and the place that threw it. */
  failure: string | null;
  eventType: string | null;
  count: number;
  /** How many of them are in quarantine: redriven so often that only force redrives them again. */
  quarantined: number;
  /** The number of events that wait for one of them. */
  followers: number;
  oldest: Date;
  latest: Date;
}
