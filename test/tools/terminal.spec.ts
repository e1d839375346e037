import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const CLEAR_BELOW = 'A\u001b[J';

interface Lines {
  begin(line: () => string): (mark: string, last: string) => void;
}

const { runningLines } = (await import(join(import.meta.dirname, '../../tools/stack/terminal.mjs'))) as {
  runningLines: (stream: object) => Lines | undefined;
};

describe('Lines of work under way', () => {
  it('are replaced by one that stays', () => {
    const { stream, written } = terminal();
    const lines = runningLines(stream);
    const endKafka = lines?.begin(() => 'Kafka');
    const endPostgres = lines?.begin(() => 'PostgreSQL');
    endKafka?.('✓', 'Kafka (2 s)');
    endPostgres?.('✗', 'PostgreSQL (3 s)');

    expect(shown(written.join(''))).toEqual(['  ✓ Kafka (2 s)', '  ✗ PostgreSQL (3 s)']);
  });

  it('have colours only where the terminal wants them', () => {
    for (const hasColors of [true, false]) {
      const { stream, written } = terminal(hasColors);
      runningLines(stream)?.begin(() => 'Kafka')('✓', 'Kafka');
      expect(written.join('').includes('\x1b[32m')).toBe(hasColors);
    }
  });

  it('are not drawn where there is no terminal', () => {
    expect(runningLines({ ...terminal().stream, isTTY: false })).toBeUndefined();
  });
});

function terminal(hasColors = false) {
  const written: string[] = [];
  const stream = {
    isTTY: true,
    columns: 80,
    hasColors: () => hasColors,
    write: (text: string) => written.push(text),
  };
  return { stream, written };
}

/** The final picture of a terminal: it goes up by the given lines, and clears the rest below. */
function shown(output: string): string[] {
  const lines: string[] = [];
  for (const line of output.split('\n')) {
    const [last = '', ...ups] = line.split(CLEAR_BELOW).toReversed();
    for (const up of ups) lines.length -= Number(up.match(/\d+/)?.[0]);
    lines.push(last);
  }
  return lines.slice(0, -1);
}
