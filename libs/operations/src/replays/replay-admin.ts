import type { Replay } from '@shop/inbox';
import { Problem } from '@shop/http';
import { groupOf } from '@shop/topics';

/** Where the events of a topic are handed to a group of the service again: to one that reacts. */
export class ReplayAdmin {
  constructor(readonly all: readonly Replay[]) {}

  of(group: string): Replay {
    const replay = this.all.find((each) => each.group === group);
    if (replay) return replay;
    const groups = this.all.map((each) => each.group);
    if (groups.some((each) => group === groupOf(each, 'projection'))) {
      const detail = `Group ${group} fills read models. Those are rebuilt from the topics: shop projection rebuild`;
      throw new Problem({ status: 409, code: 'READ_MODELS_ARE_REBUILT', detail });
    }
    const detail = `This service has no consumer group ${group} that reacts, but ${groups.join(' and ')}`;
    throw new Problem({ status: 404, code: 'UNKNOWN_GROUP', detail });
  }
}
