import type { ReceivedSpan } from '@shop/testing';

/**
 * A span and all below it, a line for each: its name, its service, and its outcome. In alphabetical order,
 * which does not depend on timing. Without batches, which are linked to their messages, and without failed
 * attempts that were repeated.
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
