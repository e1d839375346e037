import type { DiscardStep, RedriveStep } from '@shop/inbox';

/** The steps of a decision on many as lines. */
export async function* triageLines(steps: AsyncIterable<RedriveStep | DiscardStep>): AsyncGenerator<object> {
  for await (const step of steps) {
    if ('refused' in step) {
      const { code, message: detail } = step.refused;
      yield { ...step, refused: { code, detail } };
    } else yield step;
  }
}
