import { Readable } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import { problemFromError } from '@shop/http';
import { JSON_LINES } from './accept-json-lines.js';

const logger = new Logger('Operations');

/**
 * An answer of lines of JSON: each step, then the end. Since the answer has begun, an error can only be a
 * line of it. A reader that misses the last line knows that the connection broke.
 */
export function jsonLines(steps: AsyncIterable<object>, signal: AbortSignal): StreamableFile {
  return new StreamableFile(Readable.from(toLines(steps, signal)), { type: JSON_LINES });
}

async function* toLines(steps: AsyncIterable<object>, signal: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const step of steps) yield toLine(step);
    yield toLine({ end: signal.aborted ? 'stopped' : 'complete' });
  } catch (error) {
    logger.error('An answer of lines has failed', error);
    const { code, message } = problemFromError(error, []);
    yield toLine({ end: 'failed', code, detail: message });
  }
}

function toLine(content: object): string {
  return `${JSON.stringify(content)}\n`;
}
