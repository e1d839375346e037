import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedReplay } from '@shop/inbox';

const LOOK_AGAIN_AFTER_MS = 500;

/** A replay as it is told while it is done: its ranges, each step, and then what of it is parked. */
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

/** Nothing of a partition of which there is nothing to say. Offsets are text, as in the request. */
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
