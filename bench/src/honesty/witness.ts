import { assertNone } from './dishonest-run.js';

/**
 * Compares the output of a run, in its order, with the expected one: for each key the versions 1, 2, 3 and so
 * on.
 */
export class Witness {
  readonly #seen = new Map<string, { last: number; versions: Set<number> }>();
  #doubled = 0;
  #reordered = 0;
  #count = 0;

  constructor(readonly what: string) {}

  get count(): number {
    return this.#count;
  }

  see(key: string, version: number): void {
    this.#count += 1;
    let of = this.#seen.get(key);
    if (!of) this.#seen.set(key, (of = { last: 0, versions: new Set() }));
    if (of.versions.has(version)) this.#doubled += 1;
    else if (version < of.last) this.#reordered += 1;
    of.versions.add(version);
    of.last = Math.max(of.last, version);
  }

  /**
   * @param expected the number of versions of each key
   * @throws DishonestRunError unless each key came with each of its versions, once, in order
   */
  testify(expected: Iterable<readonly [key: string, versions: number]>): void {
    let lost = 0;
    let sent = 0;
    for (const [key, versions] of expected) {
      sent += versions;
      for (let version = 1; version <= versions; version += 1) {
        if (this.#seen.get(key)?.versions.has(version) !== true) lost += 1;
      }
    }
    const strangers = this.#count - this.#doubled - (sent - lost);
    assertNone(this.what, {
      lost,
      doubled: this.#doubled,
      'out of order': this.#reordered,
      'never sent': strangers,
    });
  }
}
