import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import { IncompleteEventError } from './complete.js';

/** @throws IncompleteEventError when the event came without the time */
export function fromTimestamp(time: Timestamp | undefined): Date {
  if (!time) throw new IncompleteEventError('an event without a time');
  return timestampDate(time);
}
