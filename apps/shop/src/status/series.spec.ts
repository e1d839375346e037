import { describe, expect, it } from '@jest/globals';
import { parseSeries, valueOf } from './series.js';

const text = `# HELP outbox_rows Rows in the outbox.
# TYPE outbox_rows gauge
outbox_rows{outbox="write"} 3
outbox_rows{outbox="read"} 0
service_info{version="0.1.0",roles="api,relay"} 1
process_start_time_seconds 1.795e9
odd{text="a \\"b\\", c=\\"d\\""} 2
`;

describe('The series of a scrape', () => {
  const series = parseSeries(text);

  it('have a name, labels and a value', () => {
    expect(series).toHaveLength(5);
    expect(series).toContainEqual({
      name: 'service_info',
      labels: { version: '0.1.0', roles: 'api,relay' },
      value: 1,
    });
    expect(series).toContainEqual({ name: 'process_start_time_seconds', labels: {}, value: 1.795e9 });
    expect(series.map(({ labels }) => Object.keys(labels))).toContainEqual(['text']);
  });

  it('are found by name and labels', () => {
    expect(valueOf(series, 'outbox_rows', { outbox: 'write' })).toBe(3);
    expect(valueOf(series, 'outbox_rows', { outbox: 'another' })).toBeUndefined();
  });
});
