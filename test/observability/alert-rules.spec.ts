import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesOf, PROMETHEUS, readAlertRules, readRuleTests } from './alert-rules.js';
import { describeWithPrometheus, promtool } from './prometheus.js';

const rules = readAlertRules();
const asserted = readRuleTests().flatMap((test) => test.alert_rule_test);

describe('Every alert', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s says how bad it is, what is wrong and what to do',
    (_, rule) => {
      expect(['critical', 'warning']).toContain(rule.labels['severity']);
      expect(rule.annotations['summary']).toBeTruthy();
      const runbook = rule.annotations['runbook'] ?? '';
      expect([runbook, existsSync(join(PROMETHEUS, '../..', runbook))]).toEqual([runbook, true]);
    },
  );

  it.each(rules.map(({ alert }) => alert))(
    '%s has a test in which it fires, and one in which it does not',
    (alert) => {
      const expected = asserted
        .filter(({ alertname }) => alertname === alert)
        .map(({ exp_alerts }) => exp_alerts.length > 0);
      expect(new Set(expected)).toEqual(new Set([true, false]));
    },
  );
});

describeWithPrometheus('promtool', () => {
  it('finds the configuration valid', async () => {
    await promtool('check', 'config', join(PROMETHEUS, 'prometheus.yml'));
  });

  it('sees the alerts fire when they should, and then only', async () => {
    await promtool('test', 'rules', ...filesOf('tests'));
  });
});
