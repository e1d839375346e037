import { describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { readText } from './compose-file.js';

const MINUTE_MS = 60_000;
/** The brokers that we configure. docker-compose.yml gives the settings of the local one to its own. */
const BROKERS = ['infra/local/kafka.properties', 'infra/kubernetes/examples/kafka.yaml'];

describe('A group that was away', () => {
  it.each(BROKERS)('is not forgotten by the broker of %s while topics keep facts', (file) => {
    const facts = Math.max(...topicCatalogue.map(({ retention }) => retention.ms));
    const [, minutes] = /^ *offsets\.retention\.minutes(?:=|: )(\d+)$/m.exec(readText(file)) ?? [];

    expect(facts).toBeGreaterThan(0);
    expect(Number(minutes) * MINUTE_MS).toBeGreaterThan(facts);
  });
});
