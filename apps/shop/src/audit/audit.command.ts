import { Command } from 'commander';
import { withAuditOptions, type AuditOptions } from './audit-options.js';
import { audit as run } from './audit.js';

export const audit = withAuditOptions(new Command('audit')).action((options: AuditOptions) => run(options));
