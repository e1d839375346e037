import type { ReceivedSpan } from '@shop/testing';

/**
 * A span and all below it, a line for each: what it is, where, and what became of it. In the order of the alphabet, which does not depend on
 * who was faster. Without batches, which are linked to the messages in them, and without what was done in vain and again.
 */
export function drawTree(spans: readonly ReceivedSpan[], root: ReceivedSpan, indent = ''): string[] {
  const below = spans
    .filter((span) => span.parentId === root.spanId && !isBatch(span) && !isRepeated(span))
    .map((span) => drawTree(spans, span, `${indent}  `))
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return [indent + describeSpan(root), ...below.flat()];
}

function describeSpan({ name, service, attributes, failed }: ReceivedSpan): string {
  const group = attributes['messaging.consumer.group.name'] ?? service;
  const outcome = attributes['shop.delivery.outcome'];
  const stage = attributes['shop.delivery.stage'];
  const became = [outcome, stage].filter((part) => part !== undefined).join(', ');
  return `${name} (${group})${became && ` ${became}`}${failed ? ' !' : ''}`;
}

function isBatch({ name }: ReceivedSpan): boolean {
  return /^(send|receive)\b/.test(name);
}

function isRepeated({ attributes }: ReceivedSpan): boolean {
  return ['duplicate', 'outdated', 'rolled back'].includes(String(attributes['shop.delivery.outcome']));
}
