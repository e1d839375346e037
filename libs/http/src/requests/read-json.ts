import { isUtf8 } from 'node:buffer';
import { Problem } from '../problems/problem.js';
import { oddMember } from './odd-member.js';

const MAX_LEVELS = 32;

/**
 * @throws Problem 400 for anything but JSON in UTF-8, for deep nesting, and for members that readers
 * interpret differently
 */
export function readJson(body: Buffer): unknown {
  // Otherwise each invalid byte would silently become U+FFFD, and be published so.
  if (!isUtf8(body)) throw unreadable('The body is not UTF-8');
  const json = body.toString('utf8').replace(/^\uFEFF/, '');
  const value = parse(json);
  if (isDeeper(value, MAX_LEVELS)) {
    throw unreadable(`The JSON of the body is nested deeper than ${MAX_LEVELS} levels`);
  }
  const odd = oddMember(json, value);
  if (odd) throw unreadable(`The JSON of the body has a member ${JSON.stringify(odd.name)} ${odd.reason}`);
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw unreadable('The body is not valid JSON', error);
  }
}

/** Code that walks through a body recurses for each level, and unlimited depth would use up the stack. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

function unreadable(detail: string, cause?: unknown): Problem {
  return new Problem({ status: 400, code: 'BAD_REQUEST', detail, cause });
}
