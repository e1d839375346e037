import { AsyncLocalStorage } from 'node:async_hooks';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import type { Logger } from '../logger.js';
import { leftOutField, RepeatedLines } from '../repeated-lines.js';

/**
 * Logs the complaints of the SDK, such as a receiver that does not answer: otherwise it would lose spans in
 * silence. While it is away each export complains, every few seconds: whatever they say, they are one fault.
 */
export function reportProblems(logger: Logger): void {
  const lines = new RepeatedLines();
  // An export is begun by the timer of whatever request came last: the line is not about that.
  const outside = AsyncLocalStorage.snapshot();
  const report = (detail: string): void =>
    lines.tell('tracing', (leftOut) =>
      outside(() => logger.warn({ detail, ...leftOutField(leftOut) }, 'tracing has a problem')),
    );
  const ignore = (): void => undefined;
  const reporter = { error: report, warn: report, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(reporter, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
