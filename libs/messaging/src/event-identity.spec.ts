import { describe, expect, it } from '@jest/globals';
import { orderCompleted } from '@shop/contracts';
import { timeOfUuidv7 } from '@shop/uuid';
import { fromHeaders, toHeaders } from './envelope/index.js';
import { identityOf } from './event-identity.js';

const DATED = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const UNDATED = '3d813cbb-47fb-42ba-91df-831e1593ac29';

function identity(id: string, source: string): string {
  const metadata = { type: 'a.Type', subject: 's', correlationId: 'c', time: new Date() };
  return identityOf(fromHeaders(toHeaders({ ...metadata, id, source })), orderCompleted);
}

describe('an event', () => {
  it('of the owner of its topic is known by its id', () => {
    expect(identity(DATED, '/order-service')).toBe(DATED);
    expect(identity(UNDATED, '/order-service')).toBe(UNDATED);
  });

  it.each([DATED, UNDATED])('of another source is another one, with the same time: %s', (id) => {
    const [one, other] = [identity(id, '/one'), identity(id, '/other')];
    expect(new Set([id, one, other]).size).toBe(3);
    expect(identity(id, '/one')).toBe(one);
    expect([timeOfUuidv7(one), timeOfUuidv7(other)]).toEqual([timeOfUuidv7(id), timeOfUuidv7(id)]);
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
