import type { Triage } from '@shop/inbox';
import { Problem } from '@shop/http';

/**
 * Shows the dead letters of a service's groups, and decides on them: those of its reactions, and those of its
 * projectors.
 */
export class DeadLetterAdmin {
  constructor(readonly all: readonly Triage[]) {}

  of(group: string): Triage {
    const triage = this.all.find((each) => each.group === group);
    if (triage) return triage;
    const groups = this.all.map((each) => each.group).join(' and ');
    const detail = `This service has no consumer group ${group}, but ${groups}`;
    throw new Problem({ status: 404, code: 'UNKNOWN_GROUP', detail });
  }
}
