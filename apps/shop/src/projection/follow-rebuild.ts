import { CommandFailedError } from '../failure.js';
import { RebuildLine, type Ending } from './answers.js';
import { describeStep } from './describe-step.js';
import { ProgressBar } from './progress-bar.js';

/**
 * Shows the work on a projection: its progress, if somebody watches, and its outcome.
 *
 * @throws CommandFailedError when it did not reach its end
 */
export async function followRebuild(
  lines: AsyncIterable<unknown>,
  { name, json }: { name: string; json: boolean },
): Promise<void> {
  const bar = new ProgressBar();
  for await (const content of lines) {
    const line = RebuildLine.parse(content);
    if (json) console.log(JSON.stringify(content));
    if ('end' in line) return conclude(line);
    if (json) continue;
    if ('read' in line) bar.show(line);
    else {
      bar.clear();
      describeStep(line, name).forEach((sentence) => console.log(sentence));
    }
  }
  throw brokenOff('was broken off');
}

function conclude({ end, detail = 'It failed', because = [] }: Ending): void {
  if (end === 'complete') return;
  if (end === 'stopped') throw brokenOff('was stopped');
  const cause = because.reduceRight<Error | undefined>(
    (inner, text) => new Error(text, { cause: inner }),
    undefined,
  );
  throw new CommandFailedError(detail, { cause });
}

function brokenOff(how: string): CommandFailedError {
  return new CommandFailedError(`The work ${how} with its service. The same command continues it`);
}
