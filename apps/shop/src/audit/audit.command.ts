import { Command } from 'commander';
import { withAuditOptions, type AuditOptions } from './audit-options.js';
import { audit as run } from './audit.js';

export const audit = withAuditOptions(
  new Command('audit').description(
    'Checks that databases, read models and topics agree, and says what is off',
  ),
).action((options: AuditOptions) => run(options));
