import { DEAD } from '../ledger/parked-event.js';

/** Selects dead letters. A missing field matches all. */
export interface DeadLetterFilter {
  eventType?: string | undefined;
  topic?: string | undefined;
  errorClass?: string | undefined;
  /** The class of the error, and where it was thrown, as the summary names it. */
  failure?: string | undefined;
  /** The key of the record. */
  key?: string | undefined;
  /** A part of the error's message, in upper or lower case. */
  errorText?: string | undefined;
  parkedFrom?: Date | undefined;
  parkedUntil?: Date | undefined;
}

/** A condition on `parked_event p`; its parameters are those of {@link filterParameters}. */
export const MATCHES_FILTER = `
  p.consumer = $1 and p.stage = '${DEAD}'
  and ($2::text is null or p.event_type = $2)
  and ($3::text is null or p.topic = $3)
  and ($4::text is null or p.error_class = $4)
  and ($5::text is null or p.record_key = $5)
  and ($6::text is null or position(lower($6) in lower(p.error_message)) > 0)
  and ($7::timestamptz is null or p.parked_at >= $7)
  and ($8::timestamptz is null or p.parked_at < $8)
  and ($9::text is null or p.failure = $9)`;

/** The number of parameters of the filter. The rest of a statement numbers its own from the next one on. */
export const FILTER_PARAMETERS = 9;

export function filterParameters(consumer: string, filter: DeadLetterFilter): unknown[] {
  const { eventType, topic, errorClass, key, errorText, parkedFrom, parkedUntil, failure } = filter;
  return [consumer, eventType, topic, errorClass, key, errorText, parkedFrom, parkedUntil, failure];
}

/** A condition on `parked_event p`: it is the first parked event of its key. */
export const IS_HEAD = `
  not exists (
    select from parked_event earlier
    where earlier.consumer = p.consumer and earlier.topic = p.topic and earlier.order_key = p.order_key
      and earlier.seq < p.seq
  )`;
