import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { eventually, shopDatabaseUrl, ShopProcesses } from '@shop/testing';
import { acceptOrders } from '../http/accept.js';
import { OrderRequests } from '../http/order-requests.js';
import { atRate } from '../latency/at-rate.js';
import { figure } from '../measure/figures.js';
import type { Chart } from '../report/chart.js';
import type { Outcome, Settings } from '../scenario.js';
import { growthOf } from './flatness.js';
import { takeSample, type Sample } from './sample.js';

const SAMPLES = 60;

/** The whole shop at half of what it can take, for as long as wanted: whatever grows all the time makes it fail. */
export async function soakScenario({ quick, minutes }: Settings): Promise<Outcome> {
  const shop = new ShopProcesses('bench-soak');
  const client = new Client({ connectionString: shopDatabaseUrl('order', 'write') });
  await client.connect();
  try {
    for (const service of ['order', 'shipment', 'invoice'] as const) {
      await shop.start(service, { RATE_LIMIT: '0', LOG_LEVEL: 'warn' });
    }
    const requests = new OrderRequests(new URL(shop.get('order').url), 64);
    await OrderRequests.prepare(requests.url);
    const { perSecond } = await acceptOrders(requests, 8, 5_000);
    await drained(client);
    const rate = Math.max(Math.floor(perSecond / 2), 1);
    const samples = await soak({
      shop,
      client,
      requests,
      rate,
      milliseconds: quick ? 5_000 : minutes * 60_000,
    });
    requests.close();
    const problems = namesOf(samples).flatMap((name) => growthOf(name, valuesOf(samples, name)) ?? []);
    if (problems.length > 0 && !quick) {
      throw new Error(`the shop does not stay as it is: ${problems.join('; ')}`);
    }
    const figures = namesOf(samples).map((name) => figure(name, unitOf(name), valuesOf(samples, name)));
    return {
      figures: [figure('orders', 'orders/s', [rate]), ...figures],
      charts: quick ? [] : charts(samples, minutes),
    };
  } finally {
    await client.end();
    await shop.close();
  }
}

interface Soak {
  shop: ShopProcesses;
  client: Client;
  requests: OrderRequests;
  rate: number;
  milliseconds: number;
}

async function soak({ shop, client, requests, rate, milliseconds }: Soak): Promise<Sample[]> {
  const samples: Sample[] = [];
  const load = atRate(rate, milliseconds, async () => void (await requests.place()));
  for (let count = 0; count < SAMPLES; count += 1) {
    await sleep(milliseconds / (SAMPLES + 1));
    samples.push(await takeSample(shop, client, requests));
  }
  await load;
  return samples;
}

/** What the search for the maximum has left behind is not part of the soak. */
async function drained(client: Client): Promise<void> {
  await eventually(
    async () => (await client.query('select from outbox limit 1')).rowCount,
    (rows) => rows === 0,
    'the outbox never became empty',
    { timeout: 60_000 },
  );
}

function namesOf([first = {}]: Sample[]): string[] {
  return Object.keys(first);
}

function valuesOf(samples: Sample[], name: string): number[] {
  return samples.map((sample) => sample[name] ?? Number.NaN);
}

function unitOf(name: string): 'MB' | 'ms' | 'count' {
  if (name.endsWith('MB')) return 'MB';
  return name.endsWith('ms') ? 'ms' : 'count';
}

function charts(samples: Sample[], minutes: number): Chart[] {
  const chart = (name: string, title: string, label: string, wanted: RegExp): Chart => ({
    name,
    title,
    x: { label: 'minutes' },
    y: { label },
    series: namesOf(samples)
      .filter((each) => wanted.test(each))
      .map((each) => ({
        name: each.replace(/,? \w+$/, ''),
        points: valuesOf(samples, each).map((y, index) => ({
          x: ((index + 1) * minutes) / (SAMPLES + 1),
          y,
        })),
      })),
  });
  return [
    chart('soak-memory', 'Soak: resident memory of the services', 'MB', /resident MB$/),
    chart('soak-outbox', 'Soak: the outbox and its indexes', 'MB', /^outbox.*MB$/),
    chart('soak-lag', 'Soak: from order to read model', 'ms', /ms$/),
  ];
}
