import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedReplay } from '@shop/inbox';

const LOOK_AGAIN_AFTER_MS = 500;

/** The lines of a replay while it runs: its ranges, each step, and then its parked events. */
export async function* replayLines(
  replay: PreparedReplay,
  { wait, signal }: { wait: boolean; signal: AbortSignal },
): AsyncGenerator<object> {
  yield { ranges: replay.ranges.flatMap(describeRange) };
  yield* replay.run(signal);
  for (;;) {
    const parked = await replay.stillParked();
    yield { stillParked: parked };
    if (!wait || parked.waiting === 0 || signal.aborted) return;
    await sleep(LOOK_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Empty for a partition without a record in the range. Offsets are text, as in the request. */
function describeRange({ partition, begin, end, cutOff, yetToCome }: PreparedReplay['ranges'][number]) {
  if (begin === end && !cutOff && yetToCome === 0n) return [];
  return {
    partition,
    begin: String(begin),
    end: String(end),
    records: Number(end - begin),
    cutOff,
    yetToCome: Number(yetToCome),
  };
}
