import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { breakingChanges, harmlessChanges, type Change } from './changes.js';
import { CopiedContracts } from './copied-contracts.js';
import { releases, tools } from './tools.js';

const aHarmlessChange = harmlessChanges[0] as Change;

let copy: CopiedContracts;

describe('the check of the contracts, after the release', () => {
  let said: string;

  beforeAll(() => {
    said = inRounds(breakingChanges).map(problemsWith).join('\n');
  }, 120_000);

  it.each(breakingChanges)('refuses that $what', ({ rule, file }) => {
    expect(said.split('\n').filter((line) => line.includes(file) && line.includes(rule))).not.toEqual([]);
  });

  it.each([...new Set(breakingChanges.map(({ rule }) => rule))])('says what to do instead of %s', (rule) => {
    const [advice = ''] = tools.adviceFor([{ type: rule }]);
    expect(advice).not.toBe('');
    expect(said).toContain(`\n- ${advice}`);
  });
});

describe('the check of the contracts', () => {
  beforeEach(makeCopy);
  afterEach(() => copy.remove());

  it('is content with what is released', () => {
    expect(copy.problems()).toBe('');
  });

  it(`allows that ${harmlessChanges.map(({ what }) => what).join(', ')}; but asks for a release`, () => {
    const problems = copy.change(...harmlessChanges).problems();
    expect(problems).toContain('breaks nothing. Run `npm run contracts:release`');
  });

  it('finds that a release was touched, as by renaming something in all files', () => {
    const text = readFileSync(releases[0]?.file ?? '', 'utf8');
    copy.write('libs/contracts/released/1.yaml', text.replaceAll('customer_id', 'client_id'));
    expect(copy.problems()).toContain('Changed after it was released: 1');
  });
});

describe('making a release', () => {
  beforeEach(makeCopy);
  afterEach(() => copy.remove());

  it('keeps what has changed and its event in one file, and then there is nothing to say', () => {
    const { file } = aHarmlessChange;
    copy.change(aHarmlessChange).release();
    const made = copy.releases().at(-1);
    expect([made?.number, made?.changed.contracts]).toEqual([
      releases.length + 1,
      { [file]: copy.contracts().get(file) },
    ]);
    expect(Object.keys(made?.changed.events ?? {})).toEqual(['order-completed']);
    expect(copy.problems()).toBe('');
  });

  it('keeps the first one whole', () => {
    copy.startOver().release();
    expect(copy.releases().map(({ changed }) => changed.contracts)).toEqual([
      Object.fromEntries(copy.contracts()),
    ]);
    expect(copy.problems()).toBe('');
  });

  it('is refused when nothing has changed', () => {
    expect(() => copy.release()).toThrow('Nothing has changed');
  });

  it('is refused when it would break an earlier one', () => {
    copy.change(breakingChanges[0] as Change);
    expect(() => copy.release()).toThrow('Breaks release');
  });

  it('is refused for an example that does not fit its event', () => {
    copy
      .change(aHarmlessChange)
      .write('libs/contracts/examples/order-completed.json', '{ "clientId": "ada" }');
    expect(() => copy.release()).toThrow('order-completed.json is not a valid shop.order.v1.OrderCompleted');
  });
});

function makeCopy(): void {
  copy = new CopiedContracts();
}

/** Changes of different files are tried together, because each trial takes a second. */
function inRounds(changes: readonly Change[]): Change[][] {
  const rounds: Change[][] = [];
  for (const change of changes) {
    const free = rounds.find((round) => round.every(({ file }) => file !== change.file));
    if (free) free.push(change);
    else rounds.push([change]);
  }
  return rounds;
}

function problemsWith(changes: Change[]): string {
  const changed = new CopiedContracts().change(...changes);
  try {
    return changed.problems();
  } finally {
    changed.remove();
  }
}
