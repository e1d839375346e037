import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually, setKafkaPassword, ShopProcesses, type ServiceProcess } from '@shop/testing';

const PASSWORD = 'not-yet-known-to-kafka';
const REFUSED = 'Kafka does not accept user invoice';

const processes = new ShopProcesses('a-password-is-wrong');
afterAll(() => processes.close());

interface HealthReport {
  status: string;
  checks: Record<string, { status: string; reason?: string }>;
}

describe('A service whom Kafka does not accept', () => {
  it('says so, keeps trying, and is ready once it is accepted', async () => {
    const service = await processes.launch('invoice', { KAFKA_PASSWORD: PASSWORD });
    const report = await eventually(
      () => readiness(service),
      ({ checks }) => ['consumers', 'relay'].every((part) => checks[part]?.reason?.includes(REFUSED)),
      'it did not say that it is refused',
      { timeout: 60_000 },
    );
    expect(report).toMatchObject({ status: 'down', checks: { 'write database': { status: 'up' } } });
    expect(await service.health('live')).toBe(200);
    const told = service.lastLines(1_000);
    expect(told).toContain('it is not known whether the process belongs here');
    expect(told).toContain(REFUSED);
    expect(told).not.toContain(PASSWORD);

    try {
      await setKafkaPassword('invoice', PASSWORD);
      await service.whenReady();
    } finally {
      await setKafkaPassword('invoice', 'invoice');
    }
  });
});

async function readiness({ url }: ServiceProcess): Promise<HealthReport> {
  const answer = await fetch(`${url}/health/ready`);
  return (await answer.json()) as HealthReport;
}
