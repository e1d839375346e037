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
  /** How often it was handed to its handler. */
  attempts: number;
  redrives: number;
  /** It was redriven so often that only force redrives it again. */
  quarantined: boolean;
  /** The head of its key, if it only waits for that one. */
  blockedBy: string | null;
  /** How many wait for it. */
  followers: number;
  /** Missing from one that has not failed itself. */
  errorClass: string | null;
  errorMessage: string | null;
  /** The class of the error, and where it was thrown: what fails alike has the same. */
  failure: string | null;
  parkedAt: Date;
  changedAt: Date;
}

/** All that is known of a parked event. */
export interface DeadLetterDetails extends DeadLetter {
  /** As they came; those that are no text in base64. */
  headers: HeaderJson;
  content: EventContent;
  errorStack: string | null;
  history: HistoryEntry[];
}

/** The dead heads that failed alike. */
export interface DeadLetterKind {
  errorClass: string | null;
  /** The class of the error, and where it was thrown. */
  failure: string | null;
  eventType: string | null;
  count: number;
  /** How many of them were redriven so often that only force redrives them again. */
  quarantined: number;
  /** How many events wait for one of them. */
  followers: number;
  oldest: Date;
  latest: Date;
}
