import { Logger } from '@nestjs/common';
import type { RedriveStep } from '@shop/inbox';
import { toProblem } from '../../problems/to-problem.js';

const logger = new Logger('Redrive');

/**
 * Lines of JSON: each step, then one that says how it ended. The answer has begun, so an error can only be told in it; and a reader
 * who misses the last line knows that the connection broke.
 */
export async function* redriveLines(
  steps: AsyncIterable<RedriveStep>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  try {
    for await (const step of steps) yield toLine(tell(step));
    yield toLine({ end: signal.aborted ? 'stopped' : 'complete' });
  } catch (error) {
    logger.error('Redrive failed', error);
    const { code, message } = toProblem(error, []);
    yield toLine({ end: 'failed', code, detail: message });
  }
}

function tell(step: RedriveStep): object {
  if (!('refused' in step)) return step;
  const { code, message: detail } = step.refused;
  return { ...step, refused: { code, detail } };
}

function toLine(content: object): string {
  return `${JSON.stringify(content)}\n`;
}
