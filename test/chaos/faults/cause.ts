import { setTimeout as sleep } from 'node:timers/promises';
import { killPart, startPart, stopPart } from '@shop/testing';
import type { ChaoticShop } from '../shop.js';
import type { Fault } from './fault.js';
import { endSessions } from './sessions.js';

type Of<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

const causes: { [Kind in Fault['kind']]: (shop: ChaoticShop, fault: Of<Kind>) => Promise<void> | void } = {
  kill,
  freeze,
  terminate,
  hang,
  cut,
  restart,
  join,
};

/** Causes a fault, and resolves when it is over; what it leaves behind may be felt for longer. */
export async function cause(shop: ChaoticShop, fault: Fault): Promise<void> {
  const causeIt = causes[fault.kind] as (shop: ChaoticShop, fault: Fault) => Promise<void> | void;
  await causeIt(shop, fault);
}

async function kill(shop: ChaoticShop, { service }: Of<'kill'>): Promise<void> {
  shop.journal.say(`kill: ${service}`);
  await shop.end(shop.processes.get(service), 'killed');
  await shop.launch(service);
}

async function freeze(
  { journal, processes }: ChaoticShop,
  { service, seconds }: Of<'freeze'>,
): Promise<void> {
  const process = processes.get(service);
  journal.say(`freeze: ${service}, for ${seconds} s`);
  process.freeze();
  await sleep(seconds * 1_000);
  process.thaw();
  journal.say(`freeze: ${service} goes on`);
}

async function terminate({ journal }: ChaoticShop, fault: Of<'terminate'>): Promise<void> {
  journal.say(`terminate: ${await endSessions(fault)} sessions of ${fault.service}`);
}

function cut({ journal, proxies }: ChaoticShop, { service, server }: Of<'cut'>): void {
  journal.say(`cut: all connections of ${service} to ${server}`);
  proxies.get(service, server).cut();
}

function hang({ journal, proxies }: ChaoticShop, { service, server, direction, pick }: Of<'hang'>): void {
  const proxy = proxies.get(service, server);
  // By purpose first: of most kinds a pool has many.
  const alike = pickFrom(
    [...Map.groupBy(proxy.connections, ({ purpose }) => purpose)].toSorted(byName),
    pick,
  );
  const [purpose, connections = []] = alike ?? [];
  const connection = pickFrom(connections, (pick * 1_000) % 1);
  connection?.silence(direction);
  // Those to the registry are short.
  if (!connection) proxy.stallNext(direction);
  const which = connection ? `one of ${connections.length} (${purpose})` : 'the next one';
  journal.say(`hang: a connection of ${service} to ${server}: ${which}, ${direction}`);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a.localeCompare(b);
}

function pickFrom<T>(items: readonly T[], pick: number): T | undefined {
  return items[Math.floor(pick * items.length)];
}

async function restart(shop: ChaoticShop, fault: Of<'restart'>): Promise<void> {
  await shop.servers.take(() => restartNow(shop, fault));
}

async function restartNow(shop: ChaoticShop, { server, how, seconds }: Of<'restart'>): Promise<void> {
  shop.journal.say(`restart: ${server} is ${how}, for ${seconds} s`);
  shop.isDatabaseAway ||= server === 'postgres';
  await (how === 'killed' ? killPart(server) : stopPart(server));
  await sleep(seconds * 1_000);
  await startPart(server);
  if (server === 'postgres') shop.isDatabaseAway = false;
  shop.journal.say(`restart: ${server} is back`);
}

async function join(shop: ChaoticShop, { service, seconds, how }: Of<'join'>): Promise<void> {
  shop.journal.say(`join: one more ${service}, for ${seconds} s`);
  const another = await shop.launchAnother(service);
  await sleep(seconds * 1_000);
  shop.journal.say(`join: the other ${service} is ${how}`);
  await shop.end(another, how);
}
