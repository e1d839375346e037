import type { Triage } from '@shop/inbox';
import { Problem } from '@shop/http';

/** The desks for the dead letters of a service's groups: one for its reactions, one for its projectors. */
export class TriageDesks {
  constructor(readonly all: readonly Triage[]) {}

  of(group: string): Triage {
    const desk = this.all.find((each) => each.group === group);
    if (desk) return desk;
    const groups = this.all.map((each) => each.group).join(' and ');
    const detail = `This service has no consumer group ${group}, but ${groups}`;
    throw new Problem({ status: 404, code: 'UNKNOWN_GROUP', detail });
  }
}
