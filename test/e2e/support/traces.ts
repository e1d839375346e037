import { expect } from '@jest/globals';
import { eventually, type ReceivedSpan, type TraceReceiver } from '@shop/testing';
import type { Shop } from './shop.js';
import { drawTree } from './trace-tree.js';

/** The spans that the services of a shop have exported about its story. */
export class Traces {
  constructor(
    readonly receiver: TraceReceiver,
    readonly shop: Shop,
  ) {}

  /** With the correlation id of the story: batches have none. */
  get spans(): ReceivedSpan[] {
    return this.receiver.spans.filter(
      ({ attributes }) => attributes['shop.correlation_id'] === this.shop.correlationId,
    );
  }

  /** Waits for the span of that name and, if given, of that consumer group. */
  async span(name: string, group?: string): Promise<ReceivedSpan> {
    const matches = (span: ReceivedSpan): boolean =>
      span.name === name &&
      (group === undefined || span.attributes['messaging.consumer.group.name'] === group);
    const [found] = await eventually(
      () => this.spans.filter(matches),
      ({ length }) => length > 0,
      `no span ${name} was exported`,
    );
    return found as ReceivedSpan;
  }

  async untilTreeIs(rootName: string, tree: string[]): Promise<void> {
    const root = await this.span(rootName);
    const draw = () => drawTree(this.spans, root).join('\n');
    const expected = tree.join('\n');
    // The last one is compared by jest, which shows the difference.
    await eventually(draw, expected, '', { timeout: 60_000 }).catch(() => undefined);
    expect(draw()).toBe(expected);
  }

  /** Waits until there is a span of a batch in which the message was sent that this span has created. */
  async untilSent(created: ReceivedSpan): Promise<void> {
    const isIt = ({ name, parentId, links }: ReceivedSpan): boolean =>
      name.startsWith('send') && (parentId === created.spanId || links.includes(created.spanId));
    const find = () => this.receiver.spans.some(isIt);
    await eventually(find, Boolean, `the sending after ${created.name} has no span`);
  }
}
