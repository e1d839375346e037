import { FailureHeader, HeaderName, type IncomingRecord } from '@shop/messaging';
import {
  beginSpan,
  OwnAttribute,
  runInCorrelation,
  runWithin,
  type Logger,
  type LogLevel,
  type CorrelationContext,
  type TracedWork,
} from '@shop/telemetry';
import type { Arrival, Delivery } from '../delivery.js';
import { describeProcessing } from './describe-processing.js';

export interface ScopeOptions {
  group: string;
  logger: Logger;
  /** The level of the line about a handled event; `debug` by default. */
  handledLogLevel?: HandledLogLevel;
}

type HandledLogLevel = Extract<LogLevel, 'info' | 'debug'>;

/** The outcome of a delivery. */
export type Outcome = 'handled' | 'duplicate' | 'blocked' | 'parked' | 'failed again' | 'outdated';

const logLines: Record<Outcome, [level: 'warn' | 'info' | 'debug', message: string]> = {
  handled: ['debug', 'event handled'],
  duplicate: ['debug', 'event skipped: it was handled before'],
  blocked: ['info', 'event parked behind an earlier one of its key'],
  parked: ['warn', 'event parked'],
  'failed again': ['warn', 'event failed again'],
  outdated: ['debug', 'record skipped: its event is no longer in this stage'],
};

/**
 * Covers one delivery from its first attempt to its outcome. Code inside logs with the event's correlation
 * ids. If the trace is sampled, it also runs in a `process` span below the span that created the event.
 *
 * Ends with {@link finish}, which logs one line about the outcome, or with {@link undo}.
 */
export class DeliveryScope<Of extends Arrival = Delivery> {
  readonly correlation: CorrelationContext;
  /** The outcome that {@link finish} reports. */
  outcome: Outcome = 'duplicate';
  /** How many attempts have failed. */
  failures = 0;
  #failure: { stage: string; error: unknown } | undefined;
  #traced: TracedWork | undefined;

  constructor(
    readonly delivery: Of,
    readonly options: ScopeOptions,
  ) {
    const { record, id } = delivery;
    const correlationId = record.headers[HeaderName.correlationId]?.toString() ?? id;
    this.correlation = { correlationId, causationId: id };
  }

  /** Set only for work that is part of several scopes. */
  begin(): TracedWork | undefined {
    return (this.#traced ??= beginSpan(
      () =>
        describeProcessing({
          record: this.delivery.record,
          eventId: this.delivery.id,
          group: this.options.group,
          correlationId: this.correlation.correlationId,
        }),
      this.delivery.record.headers,
    ));
  }

  /** Callers may call it several times, as for several attempts: it is one scope. */
  run<T>(work: () => T): T {
    const traced = this.begin();
    return runInCorrelation(this.correlation, () => runWithin(traced, work));
  }

  /** An attempt has failed, and there may be another. */
  noteFailure(error: unknown): void {
    this.failures += 1;
    this.#traced?.noteFailure(error);
  }

  /** The last attempt has failed, and the event waits in another stage. */
  failed(outcome: 'parked' | 'failed again', stage: string, error: unknown): void {
    this.outcome = outcome;
    this.#failure = { stage, error };
  }

  /**
   * Ends the event's part of the transaction: its span leaves out the time until the commit, for which a
   * whole chunk waits.
   */
  pause(): void {
    this.#traced?.pause();
  }

  /** Reports the outcome. Call it after the commit. */
  finish(): void {
    const traced = this.begin();
    this.#log();
    traced?.set({ [OwnAttribute.outcome]: this.outcome });
    if (this.#failure) traced?.set({ [OwnAttribute.stage]: this.#failure.stage });
    if (this.#failure) traced?.fail(this.#failure.error);
    traced?.end();
  }

  /** Reports that the delivery was rolled back, alone or with others. It comes again. */
  undo(error: unknown): void {
    this.#traced?.set({ [OwnAttribute.outcome]: 'rolled back' });
    this.#traced?.fail(error);
    this.#traced?.end();
  }

  #log(): void {
    const { group, logger, handledLogLevel } = this.options;
    const [usual, message] = logLines[this.outcome];
    const level = this.outcome === 'handled' ? (handledLogLevel ?? usual) : usual;
    if (!logger.isLevelEnabled(level)) return;
    const { stage, error } = this.#failure ?? {};
    const place = { group, ...positionOf(this.delivery.record), eventId: this.delivery.id };
    this.run(() => logger[level]({ ...place, ...(this.#failure && { stage, err: error }) }, message));
  }
}

/** The place of the event in its own topic, also for a record of a retry topic. */
function positionOf({ topic, partition, offset, key, headers }: IncomingRecord): object {
  const of = FailureHeader;
  return {
    topic: headers[of.topic]?.toString() ?? topic,
    partition: Number(headers[of.partition]?.toString() ?? partition),
    offset: headers[of.offset]?.toString() ?? offset,
    key,
  };
}
