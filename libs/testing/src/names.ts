import { randomBytes } from 'node:crypto';

/** A name that no other test uses, for topics, groups and databases. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(5).toString('hex')}`;
}
