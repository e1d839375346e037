import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { filesOf, readAlertRules } from './alert-rules.js';
import { hasten } from './hasten.js';

describe('Alert rules in a hurry', () => {
  it('have every time divided, and nothing else', () => {
    const rule =
      'expr: max by (a) (x_age_seconds) > 120 and rate(y_total[5m]) > 0.05 and z_rows > 50\nfor: 1m';
    expect(hasten(rule, 30)).toBe(
      'expr: max by (a) (x_age_seconds) > 4 and rate(y_total[10000ms]) > 0.05 and z_rows > 50\nfor: 2000ms',
    );
  });

  it('leave out no threshold in seconds of the files', () => {
    const inSeconds = readAlertRules().filter(({ expr }) => expr.includes('_seconds'));
    expect(inSeconds.length).toBeGreaterThan(0);
    for (const { alert, expr } of inSeconds) expect([alert, hasten(expr, 30)]).not.toEqual([alert, expr]);
    for (const file of filesOf('rules')) expect(parse(hasten(readFileSync(file, 'utf8'), 30))).toBeTruthy();
  });
});
