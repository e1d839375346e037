import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShopProcesses, shopServices, type ShopService } from '@shop/testing';
import { cpuOfFamily } from '../measure/cpu.js';
import { figure } from '../measure/figures.js';
import type { Outcome, Settings } from '../scenario.js';

/** Measures the load of the three idle services. */
export async function idleScenario({ quick, runs }: Settings): Promise<Outcome> {
  const shop = new ShopProcesses('bench-idle');
  const seconds = quick ? 2 : 20;
  try {
    await shop.startAll();
    await sleep(quick ? 500 : 15_000);
    const cpu: number[] = [];
    const memory = new Map<ShopService, number[]>(shopServices.map((service) => [service, []]));
    for (let run = 0; run < runs; run += 1) {
      const before = cpuOfAll(shop);
      await sleep(seconds * 1000);
      cpu.push(((cpuOfAll(shop) - before) / seconds) * 100);
      for (const [service, values] of memory) values.push(residentMegabytes(shop.get(service).process.pid));
    }
    const resident = [...memory].map(([service, values]) =>
      figure(`${service}, resident`, 'MB', values, { atMost: 150 }),
    );
    return { figures: [figure('the three services', '% of a core', cpu, { atMost: 3 }), ...resident] };
  } finally {
    await shop.close();
  }
}

/** Measures the time from the start of the process until the service reports that it is ready. */
export async function startScenario({ runs }: Settings): Promise<Outcome> {
  const shop = new ShopProcesses('bench-start');
  const seconds: number[] = [];
  try {
    for (let run = 0; run <= runs; run += 1) {
      const began = performance.now();
      const service = await shop.start('order');
      if (run > 0) seconds.push((performance.now() - began) / 1000);
      await service.stop();
    }
    return { figures: [figure('order, from node to ready', 's', seconds, { atMost: 2.5 })] };
  } finally {
    await shop.close();
  }
}

function cpuOfAll(shop: ShopProcesses): number {
  return shopServices.reduce((sum, service) => sum + cpuOfFamily(shop.get(service).process.pid), 0);
}

export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
