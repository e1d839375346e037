import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eventually, Guard, shopServices, unusedPort } from '@shop/testing';
import { stringify } from 'yaml';
import { filesOf } from '../../observability/alert-rules.js';
import { hasten } from '../../observability/hasten.js';
import { prometheusProgram } from '../../observability/prometheus.js';
import type { Shop } from './shop.js';

const PATIENCE = { timeout: 120_000, interval: 500 };

/** A minute in the rules takes two seconds here. */
export const HURRY = 30;

interface Alerts {
  data: { alerts: { state: string; labels: { alertname: string } }[] };
}

interface Result {
  data: { result: unknown[] };
}

/** A Prometheus that scrapes a shop every two seconds, with the alert rules of the repository in a hurry. */
export class PrometheusServer {
  readonly #guard = new Guard();
  #url = '';

  async start(shop: Shop): Promise<void> {
    const folder = join(process.env['STACK_FOLDER'] ?? '', 'prometheus');
    mkdirSync(join(folder, 'rules'), { recursive: true });
    for (const file of filesOf('rules')) {
      writeFileSync(join(folder, 'rules', basename(file)), hasten(readFileSync(file, 'utf8'), HURRY));
    }
    writeFileSync(join(folder, 'prometheus.yml'), stringify(configurationFor(shop)));
    const port = await unusedPort();
    this.#url = `http://127.0.0.1:${port}`;
    await this.#guard.start({
      command: prometheusProgram('prometheus'),
      args: [
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=data',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      cwd: folder,
      env: {},
      log: join(folder, 'prometheus.log'),
    });
  }

  /** The names of the alerts that ring now. */
  async ringing(): Promise<string[]> {
    const { data } = (await this.#get('alerts')) as Alerts;
    const firing = data.alerts.filter(({ state }) => state === 'firing');
    return [...new Set(firing.map(({ labels }) => labels.alertname))].toSorted();
  }

  /** Those that ring at some time may be silent when others do. */
  async untilHaveRung(alert: string): Promise<void> {
    await this.#untilAny(
      `max_over_time(ALERTS{alertname="${alert}", alertstate="firing"}[1h])`,
      `${alert} never rang`,
    );
  }

  async untilScraped(): Promise<void> {
    await this.#untilAny(`sum(up) == ${shopServices.length}`, 'not every service was scraped');
  }

  async #untilAny(query: string, otherwise: string): Promise<void> {
    await eventually(
      () => this.#count(query),
      (count) => count > 0,
      otherwise,
      PATIENCE,
    );
  }

  /** How many series the query gives. */
  async #count(query: string): Promise<number> {
    const { data } = (await this.#get(`query?query=${encodeURIComponent(query)}`)) as Result;
    return data.result.length;
  }

  async untilRing(...alerts: string[]): Promise<void> {
    await eventually(
      () => this.ringing(),
      (ringing) => alerts.every((alert) => ringing.includes(alert)),
      `${alerts.join(', ')} did not all ring`,
      PATIENCE,
    );
  }

  async untilSilent(): Promise<void> {
    await eventually(
      () => this.ringing(),
      ({ length }) => length === 0,
      'it did not become silent',
      PATIENCE,
    );
  }

  close(): Promise<void> {
    return this.#guard.close();
  }

  async #get(path: string): Promise<unknown> {
    const response = await fetch(`${this.#url}/api/v1/${path}`, { signal: AbortSignal.timeout(5_000) });
    return response.json();
  }
}

/** As infra/prometheus/prometheus.yml, but for addresses and intervals. */
function configurationFor(shop: Shop): object {
  return {
    global: { scrape_interval: '2s', scrape_timeout: '2s', evaluation_interval: '1s' },
    rule_files: ['rules/*.yml'],
    scrape_configs: [
      {
        job_name: 'shop',
        static_configs: shopServices.map((service) => ({
          targets: [new URL(shop.operationsUrl(service)).host],
          labels: { service },
        })),
      },
    ],
  };
}
