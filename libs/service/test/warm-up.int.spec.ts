import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { orderCompleted } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { EventSerde, publishSchemas, SchemaRegistry } from '@shop/messaging';
import { createLogger } from '@shop/telemetry';
import { eventually, registryOfStack, uniqueName } from '@shop/testing';
import { registerSchemas } from '../src/events/events-health.js';
import { WarmUp } from '../src/events/warm-up.js';
import { HealthRegistry } from '../src/health/health.registry.js';
import { startDemo } from './demo-service.js';

const reachable = registryOfStack();
const unreachable = new SchemaRegistry({ url: 'http://127.0.0.1:9', timeoutMs: 200 });

let produced: Topic;
let demo: Awaited<ReturnType<typeof startDemo>>;
let warmUp: WarmUp | undefined;

beforeEach(async () => {
  produced = { ...orderCompleted, name: uniqueName('facts') };
  demo = await startDemo({});
});

afterEach(async () => {
  warmUp?.stop();
  await demo.app.close();
});

interface Line {
  msg: string;
  err?: { code: string };
}

/** The service starts; returns the lines that the warm-up logs. */
function warmUpWith(registry: SchemaRegistry): Line[] {
  const lines: Line[] = [];
  const write = (line: string): unknown => lines.push(JSON.parse(line));
  const logger = createLogger({ service: 'demo', level: 'info' }, { write });
  warmUp = new WarmUp({
    produced: [produced],
    consumed: [produced],
    serde: new EventSerde(registry),
    logger,
  });
  registerSchemas(demo.app.get(HealthRegistry), warmUp);
  void warmUp.run();
  return lines;
}

function codesIn(lines: Line[]): string[] {
  return lines.flatMap(({ err }) => err?.code ?? []);
}

async function readiness(): Promise<{ status: number; reason: string }> {
  const response = await fetch(`${demo.url}/health/ready`);
  const { checks } = (await response.json()) as { checks: { schemas: { reason?: string } } };
  return { status: response.status, reason: checks.schemas.reason ?? '' };
}

async function untilItSays(reason: string): Promise<{ status: number }> {
  return eventually(readiness, (answer) => answer.reason.includes(reason), `readiness never said: ${reason}`);
}

describe('a service that starts', () => {
  it('is not ready until what it writes is published as it knows it, and says so', async () => {
    const lines = warmUpWith(reachable);
    const { status } = await untilItSays(`does not have our schemas of ${produced.name}: publish them first`);
    expect(status).toBe(503);
    expect(codesIn(lines)).toContain('SCHEMA_NOT_PUBLISHED');

    await publishSchemas(reachable, [produced]);
    await eventually(readiness, (answer) => answer.status === 200, 'it was never ready');
    expect(lines.at(-1)).toMatchObject({ msg: 'schemas are known' });
  });

  it('is not ready while the registry is away, and says so', async () => {
    const lines = warmUpWith(unreachable);
    const { status } = await untilItSays('The schema registry at http://127.0.0.1:9 fails');
    expect(status).toBe(503);
    expect(codesIn(lines)).toEqual(['REGISTRY_UNAVAILABLE']);
  });
});
