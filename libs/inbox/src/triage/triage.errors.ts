import type { HistoryEntry, ParkedEvent } from '../ledger/parked-event.js';

/** What was asked for cannot be done to this event. Nothing was changed. */
export abstract class TriageError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotParkedError extends TriageError {
  readonly code = 'EVENT_NOT_PARKED';

  constructor(consumer: string, eventId: string, history: HistoryEntry[]) {
    const last = history.at(-1);
    const known = last
      ? `The last that is known of it, of ${last.at.toISOString()}: ${last.what}${byWhom(last)} (${last.detail})`
      : 'It never was';
    super(`Event ${eventId} is not parked in group ${consumer}. ${known}`);
  }
}

export class NotHeadError extends TriageError {
  readonly code = 'EVENT_NOT_HEAD';

  constructor(row: ParkedEvent, head: ParkedEvent) {
    super(
      `Event ${row.event_id} waits behind event ${head.event_id} of its key ${row.record_key}. ` +
        'Decide on that one: this one follows it',
    );
  }
}

export class NotDeadError extends TriageError {
  readonly code = 'EVENT_NOT_DEAD';

  constructor({ event_id, stage }: ParkedEvent) {
    super(`Event ${event_id} is not dead: it is to be tried again in tier ${stage}`);
  }
}

export class QuarantinedError extends TriageError {
  readonly code = 'EVENT_QUARANTINED';

  constructor({ event_id, redrives }: ParkedEvent) {
    super(
      `Event ${event_id} has failed again after each of ${redrives} redrives, so another one needs force. ` +
        'Repair what it fails on, or discard it',
    );
  }
}

function byWhom({ actor }: HistoryEntry): string {
  return actor === null ? '' : ` by ${actor}`;
}
