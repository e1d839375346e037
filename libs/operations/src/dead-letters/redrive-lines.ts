import type { RedriveStep } from '@shop/inbox';

/** The steps of a redrive as lines. */
export async function* redriveLines(steps: AsyncIterable<RedriveStep>): AsyncGenerator<object> {
  for await (const step of steps) {
    if ('refused' in step) {
      const { code, message: detail } = step.refused;
      yield { ...step, refused: { code, detail } };
    } else yield step;
  }
}
