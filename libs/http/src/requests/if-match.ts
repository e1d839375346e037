import { Problem } from '../problems/problem.js';
import { entityTagOf } from './entity-tag.js';
import { invalidHeader } from './invalid-header.js';

export const IF_MATCH_HEADER = 'if-match';

const TAG = String.raw`(?:W\/)?"[\x21\x23-\x7e]*"`;
const HEADER = new RegExp(String.raw`^(?:\*|${TAG}(?: *, *${TAG})*)$`);

/** The versions of the aggregate for which the client wants its command. */
export class IfMatch {
  private constructor(private readonly tags: readonly string[]) {}

  /** @throws Problem 400 for anything but a list of entity tags */
  static parse(header: string): IfMatch {
    if (!HEADER.test(header)) {
      throw invalidHeader(
        IF_MATCH_HEADER,
        'must be an entity tag in quotes, like "1", several of them, or *',
      );
    }
    return new IfMatch(header.split(',').map((tag) => tag.trim()));
  }

  /**
   * Call it with the aggregate locked, before the command decides.
   *
   * @throws Problem 412 for any other version
   */
  check(version: number): void {
    if (this.tags.includes('*') || this.tags.includes(entityTagOf(version))) return;
    const detail = `It is at version ${version}, not at the one the command was meant for`;
    throw new Problem({ status: 412, code: 'PRECONDITION_FAILED', detail });
  }
}
