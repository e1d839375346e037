import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IncompleteEventError } from '@shop/contracts';

/** @throws IncompleteEventError when the event came without the time */
export function fromTimestamp(time: Timestamp | undefined): Date {
  if (!time) throw new IncompleteEventError('an event without a time');
  return timestampDate(time);
}
