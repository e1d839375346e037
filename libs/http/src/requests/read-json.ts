import { isUtf8 } from 'node:buffer';
import { Problem } from '../problems/problem.js';
import { oddMember } from './odd-member.js';

const MAX_LEVELS = 32;

/**
 * @throws Problem 400 for what is not JSON in UTF-8, is nested too deep or has members that readers disagree
 * on
 */
export function readJson(body: Buffer): unknown {
  // Else each byte that does not fit would become U+FFFD in silence, and stay so in what is published.
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

/** Code that walks through a body recurses for each level: one without a limit would use up the stack. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

function unreadable(detail: string, cause?: unknown): Problem {
  return new Problem({ status: 400, code: 'BAD_REQUEST', detail, cause });
}
