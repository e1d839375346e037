import { DAY_MS } from './day.js';
import type { Retention, Topic } from './topic.js';

const GIB = 1024 ** 3;

/**
 * Read models, audits and new subscribers rely on this minimum. To keep less is a decision about all of them.
 */
const MIN_RETENTION = { days: 730, gibPerPartition: 4 };

/** The problems of a topic's retention, each with a remedy. */
export function retentionProblems({ name, cleanup, retention }: Topic): string[] {
  const problems = cleanup === 'compact' ? compactedProblems(retention) : factProblems(retention);
  return problems.map((problem) => `${name} ${problem}`);
}

function compactedProblems({ ms, bytesPerPartition }: Retention): string[] {
  if (ms === -1 && bytesPerPartition === -1) return [];
  return [
    'is compacted, but would lose the latest fact of keys without recent facts. Set no retention of its own: -1 for both limits.',
  ];
}

function factProblems({ ms, bytesPerPartition }: Retention): string[] {
  const problems: string[] = [];
  if (ms !== -1 && ms < MIN_RETENTION.days * DAY_MS) {
    problems.push(
      `would keep its facts for ${ms / DAY_MS} days; at least ${MIN_RETENTION.days} are needed, since read models are rebuilt from them. ` +
        "Leave the retention out to get that, or use cleanup: 'compact' if only the latest fact of a key counts. " +
        'Personal data that must be deleted sooner does not belong in the fact.',
    );
  }
  if (bytesPerPartition !== -1 && bytesPerPartition < MIN_RETENTION.gibPerPartition * GIB) {
    problems.push(
      `would drop facts beyond ${bytesPerPartition} bytes per partition, however young they are; ` +
        `at least ${MIN_RETENTION.gibPerPartition} GiB are needed. Leave the retention out to get that.`,
    );
  }
  return problems;
}
