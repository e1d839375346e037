import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Problem } from '@shop/http';
import type { RawEvent } from './books.js';

const Line = z.strictObject({ topic: z.string(), value: z.base64() });

/** Reads the events of a body of JSON lines as it arrives. @throws Problem naming the first bad line */
export async function* rawEvents(body: Readable): AsyncGenerator<RawEvent> {
  let number = 0;
  for await (const line of createInterface({ input: body, crlfDelay: Infinity })) {
    number += 1;
    const { topic, value } = parse(line, number);
    yield { topic, value: Buffer.from(value, 'base64') };
  }
}

function parse(line: string, number: number): z.output<typeof Line> {
  try {
    return Line.parse(JSON.parse(line));
  } catch (cause) {
    const detail = `Line ${number} is no event: {"topic": "order-placed", "value": "<base64>"}`;
    throw new Problem({ status: 400, code: 'VALIDATION_FAILED', detail, cause });
  }
}
