import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccessAdmin, type AccessRule } from '@shop/messaging';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';
import { applyAccess } from '../src/access/apply-access.js';
import { describeRule } from '../src/access/describe-rule.js';
import { planAccess, type AccessPlan } from '../src/access/plan-access.js';
import { showPlan } from '../src/access/show-plan.js';

// Rules may name users that do not exist.
const ours = `User:${uniqueName('ours')}`;
const theirs = `User:${uniqueName('theirs')}`;

const rule = (principal: string, name: string): AccessRule => ({
  principal,
  permission: 'allow',
  operation: 'read',
  resource: 'topic',
  name,
  pattern: 'literal',
  host: '*',
});

const admin = createAccessAdmin(kafkaConnection());
beforeAll(() => admin.connect());
afterAll(async () => {
  const made = (await admin.list()).filter(({ principal }) => principal === ours || principal === theirs);
  await admin.remove(made);
  await admin.close();
});

/** Applies rules for our user, and waits until the broker lists them. */
async function apply(...names: string[]): Promise<AccessPlan> {
  const wanted = names.map((name) => rule(ours, name));
  const plan = await applyAccess(admin, wanted, new Set([ours]));
  const left = async () => planAccess(wanted, await admin.list(), new Set([ours]));
  const done = ({ missing, surplus }: AccessPlan) => missing.length + surplus.length === 0;
  await eventually(left, done, 'the rules were not applied');
  return plan;
}

/** The changes, without the rules that other tests have made meanwhile. */
function changesOf({ missing, surplus }: AccessPlan): string[] {
  return showPlan({ missing, surplus, foreign: [], kept: 0 }).split('\n').slice(0, -1);
}

describe('applying the rules of access', () => {
  it('adds what is missing, and removes what nothing asks for any more', async () => {
    expect(changesOf(await apply('a', 'b'))).toEqual([
      `+ ${ours} may read topic a`,
      `+ ${ours} may read topic b`,
    ]);
    expect(changesOf(await apply('b', 'c'))).toEqual([
      `+ ${ours} may read topic c`,
      `- ${ours} may read topic a`,
    ]);
  });

  it('changes nothing the second time', async () => {
    await apply('b');
    expect(changesOf(await apply('b'))).toEqual([]);
  });

  it('removes a rule that somebody made by hand', async () => {
    await apply('b');
    await admin.add([{ ...rule(ours, 'b'), operation: 'all', host: '10.0.0.1' }]);
    const seen = async () => (await admin.list()).map(describeRule);
    const byHand = `${ours} may all topic b from 10.0.0.1`;
    await eventually(seen, (lines) => lines.includes(byHand), 'it was not made');
    expect(changesOf(await apply('b'))).toEqual([`- ${byHand}`]);
  });

  it('leaves the rules of others alone, and shows them', async () => {
    await admin.add([rule(theirs, 'x')]);
    const listed = async () => (await admin.list()).some(({ principal }) => principal === theirs);
    await eventually(listed, Boolean, 'it was not made');
    const plan = await apply('b');
    expect(showPlan(plan)).toContain(`? ${theirs} may read topic x (not ours, left alone)`);
    expect(await listed()).toBe(true);
  });
});
