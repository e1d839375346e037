import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const PROMETHEUS = join(import.meta.dirname, '../../infra/prometheus');

export interface AlertRule {
  alert: string;
  expr: string;
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

export interface RuleTest {
  name: string;
  alert_rule_test: { alertname: string; exp_alerts: { exp_labels: Record<string, string> }[] }[];
}

export function readAlertRules(): AlertRule[] {
  return filesOf('rules').flatMap((file) => {
    const { groups } = parse(readFileSync(file, 'utf8')) as { groups: { rules: AlertRule[] }[] };
    return groups.flatMap(({ rules }) => rules);
  });
}

export function readRuleTests(): RuleTest[] {
  return filesOf('tests').flatMap(
    (file) => (parse(readFileSync(file, 'utf8')) as { tests: RuleTest[] }).tests,
  );
}

export function filesOf(folder: 'rules' | 'tests'): string[] {
  const path = join(PROMETHEUS, folder);
  return readdirSync(path).map((file) => join(path, file));
}
