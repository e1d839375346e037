import type { AccessRule } from '@shop/messaging';

/** As `User:order may read topic order-placed`. Two rules that differ have different descriptions. */
export function describeRule({
  principal,
  permission,
  operation,
  resource,
  name,
  pattern,
  host,
}: AccessRule): string {
  const may = permission === 'allow' ? 'may' : 'must not';
  const what = pattern === 'prefixed' ? `${resource}s ${name}*` : `${resource} ${name}`;
  return `${principal} ${may} ${operation} ${what}${host === '*' ? '' : ` from ${host}`}`;
}
