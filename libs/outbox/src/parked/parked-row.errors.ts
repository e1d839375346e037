/** The request is impossible for this row. Nothing was changed. */
export abstract class ParkedRowError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class RowNotParkedError extends ParkedRowError {
  readonly code = 'OUTBOX_ROW_NOT_PARKED';

  constructor(id: string) {
    super(`The outbox has no parked row ${id}: it was released or dropped before, or never was`);
  }
}

export class DropWouldStrandError extends ParkedRowError {
  readonly code = 'OUTBOX_ROW_NEEDED';

  constructor(id: string, topic: string, eventId: string) {
    super(
      `Row ${id} takes event ${eventId} to ${topic}: without it the event, and its key, would wait without end. ` +
        'Repair what the broker refuses, then release the row',
    );
  }
}
