import { describe, expect, it } from '@jest/globals';
import { drawChart } from './draw-chart.js';

const svg = drawChart({
  name: 'a-chart',
  title: 'Fast & <slow>',
  x: { label: 'rows', scale: 'log' },
  y: { label: 'events/s' },
  series: [
    {
      name: 'relay',
      points: [
        { x: 100, y: 10_000, low: 9_000, high: 11_000 },
        { x: 1_000, y: 40_000 },
      ],
    },
  ],
});

describe('A chart', () => {
  it('has a line through the points, from the bottom of nothing to the top of the highest', () => {
    expect(svg).toContain('<polyline points="80,270 700,60"');
  });

  it('shows the range of the runs', () => {
    expect(svg).toContain('<path d="M80 277V263"');
  });

  it('names its axes with round numbers', () => {
    expect(svg).toContain('>20,000</text>');
  });

  it('is sound XML whatever it is called', () => {
    expect(svg).toContain('Fast &amp; &lt;slow>');
  });
});
