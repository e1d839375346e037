import type { HistoryEntry, ParkedEvent } from '../ledger/parked-event.js';

/** The request is impossible for this event. Nothing was changed. */
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
      `Event ${row.eventId} waits behind event ${head.eventId} of its key ${row.key}. ` +
        'Decide on that one: this one follows it',
    );
  }
}

export class NotDeadError extends TriageError {
  readonly code = 'EVENT_NOT_DEAD';

  constructor({ eventId, stage }: ParkedEvent) {
    super(`Event ${eventId} is not dead: its next attempt is in tier ${stage}`);
  }
}

export class QuarantinedError extends TriageError {
  readonly code = 'EVENT_QUARANTINED';

  constructor({ eventId, redrives }: ParkedEvent) {
    super(
      `Event ${eventId} has failed again after each of ${redrives} redrives, so another one needs force. ` +
        'Repair what it fails on, or discard it',
    );
  }
}

function byWhom({ actor }: HistoryEntry): string {
  return actor === null ? '' : ` by ${actor}`;
}
