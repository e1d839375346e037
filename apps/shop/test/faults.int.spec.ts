import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { orderPlaced } from '@shop/contracts';
import { clear } from '../src/faults/clear.command.js';
import { list } from '../src/faults/list.command.js';
import { set } from '../src/faults/set.command.js';
import { aCommandLine } from './a-command-line.js';
import { serveShipmentOperations } from './shipment-operations.js';

let served: Awaited<ReturnType<typeof serveShipmentOperations>>;
const { listen, run, failure } = aCommandLine();

beforeAll(async () => {
  served = await serveShipmentOperations();
  process.env['SHIPMENT_OPERATIONS_URL'] = served.url;
  const handle = () => Promise.resolve();
  const handler = { topic: orderPlaced, ordered: true, transaction: 'chunk' as const, handle };
  served.faults.wrap('shipment', new Map([[orderPlaced.name, handler]]));
});
beforeEach(listen);
afterEach(() => {
  jest.restoreAllMocks();
  served.faults.clear();
});
afterAll(() => served.close());

describe('faults', () => {
  it('are set, listed and cleared', async () => {
    const narrow = ['--topic', 'order-placed', '--key', 'a', '--times', '3', '--delay-ms', '10'];
    expect(await run(set, '--group', 'shipment', '--kind', 'transient', ...narrow)).toBe(
      'Set fault 1: transient, for group shipment, topic order-placed, key a, 3 times, each 10 ms late',
    );
    expect(await run(list, '--service', 'shipment')).toBe(
      [
        'GROUP     ID  KIND       TOPIC         KEY  HITS    DELAY',
        'shipment  1   transient  order-placed  a    0 of 3  10 ms',
      ].join('\n'),
    );
    expect(await run(clear, '--group', 'shipment', '--id', '1')).toBe('Cleared 1 fault');
    expect(await run(list, '--service', 'shipment')).toBe('No faults');
  });

  it.each([
    ['no group', ['--kind', 'poison']],
    ['no kind', ['--group', 'shipment']],
    ['a kind that there is not', ['--group', 'shipment', '--kind', 'flood']],
    ['a number that is none', ['--group', 'shipment', '--kind', 'poison', '--times', 'some']],
    ['a group of nobody', ['--group', 'kitchen', '--kind', 'poison']],
  ])('are refused with %s, as bad usage', async (_, args) => {
    expect((await failure(set, ...args)).exitCode).toBe(2);
  });

  it('are refused by the service for what it does not handle', async () => {
    const args = ['--group', 'shipment', '--kind', 'poison', '--topic', 'recipes'];
    const { message, exitCode } = await failure(set, ...args);
    expect(message).toContain('422 UNKNOWN_TOPIC: Group shipment does not handle recipes, but order-placed');
    expect(exitCode).toBe(1);
  });

  it('have numbers that only their service knows', async () => {
    expect((await failure(clear, '--id', '1')).message).toContain('give --group');
  });
});
