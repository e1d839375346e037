/** The requested range cannot be replayed. Nothing was changed. */
export abstract class ReplayError extends Error {
  abstract readonly code: string;
  /** The wrong field of the request. */
  readonly field?: string;

  constructor(message: string, field?: string) {
    super(message);
    this.name = new.target.name;
    if (field !== undefined) this.field = field;
  }
}

export class TopicNotHandledError extends ReplayError {
  readonly code = 'TOPIC_NOT_HANDLED';

  constructor(group: string, topic: string, handled: Iterable<string>) {
    super(`Group ${group} does not handle ${topic}, but ${[...handled].join(', ')}`, 'topic');
  }
}

export class UnknownPartitionError extends ReplayError {
  readonly code = 'UNKNOWN_PARTITION';

  constructor(topic: string, partitions: number) {
    super(`The partitions of ${topic} are 0 to ${partitions - 1}`, 'partition');
  }
}

export class EmptyRangeError extends ReplayError {
  readonly code = 'RANGE_EMPTY';

  constructor() {
    super('The range ends where it begins, or before', 'to');
  }
}

export class NotReplayableError extends ReplayError {
  readonly code = 'HANDLER_NOT_REPLAYABLE';

  constructor(group: string, topic: string) {
    super(
      `The handler of ${topic} in group ${group} is not declared replayable: run again for an event whose effect it has had, it may do ` +
        'harm. Without force, what was handled is left out',
      'force',
    );
  }
}

export class BeyondLogError extends ReplayError {
  readonly code = 'RANGE_BEYOND_LOG';

  constructor(knownSince: Date) {
    super(
      `The range begins before ${knownSince.toISOString()}: the log no longer knows which older events were handled, so they can ` +
        'only be replayed by force',
      'from',
    );
  }
}
