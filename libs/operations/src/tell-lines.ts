import { PassThrough } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import { domainErrors, problemFromError } from '@shop/http';
import { RebuildError } from '@shop/projection';
import { JSON_LINES } from './accept-json-lines.js';

const logger = new Logger('Operations');
const mappers = [domainErrors(RebuildError)];

/** A blank line, now and then, shows a waiting client that the work goes on. */
const KEEP_ALIVE_MS = 10_000;

export type Tell<Step extends object> = (step: Step) => void;

/**
 * An answer of lines of JSON for work that reports its steps: each step, then the end. The signal aborts when
 * the client has gone, or when the service stops. The work must end then, and leave a state from which it can
 * go on.
 */
export function tellLines<Step extends object>(
  work: (tell: Tell<Step>, signal: AbortSignal) => Promise<void>,
  stopping: AbortSignal,
): StreamableFile {
  const lines = new PassThrough();
  const hungUp = new AbortController();
  lines.once('close', () => hungUp.abort());
  const signal = AbortSignal.any([stopping, hungUp.signal]);
  // To a client that has gone it would be an error that nobody hears.
  const write = (text: string): void => void (lines.destroyed || lines.write(text));
  const tell = (line: object): void => write(`${JSON.stringify(line)}\n`);
  void writeAll().finally(() => lines.end());
  return new StreamableFile(lines, { type: JSON_LINES });

  async function writeAll(): Promise<void> {
    const keepAlive = setInterval(() => write('\n'), KEEP_ALIVE_MS);
    try {
      await work(tell, signal);
      tell({ end: 'complete' });
    } catch (error) {
      tell(endOf(error, signal));
    } finally {
      clearInterval(keepAlive);
    }
  }
}

function endOf(error: unknown, signal: AbortSignal): object {
  if (signal.aborted) return { end: 'stopped' };
  const { code, message: detail } = problemFromError(error, mappers);
  if (!(error instanceof RebuildError)) logger.error('An answer of lines has failed', error);
  return { end: 'failed', code, detail, because: causesOf(error) };
}

/** The causes of an error. If the words of an error are meant for operators, so are those of its causes. */
function causesOf(error: unknown): string[] {
  if (!(error instanceof RebuildError)) return [];
  const causes: string[] = [];
  for (let { cause } = error as Error; cause instanceof Error; { cause } = cause) causes.push(cause.message);
  return causes;
}
