/** The requested fault is impossible. `field` names the wrong input, if there is one. */
export abstract class FaultError extends Error {
  abstract readonly code: string;
  readonly field?: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class FaultsDisabledError extends FaultError {
  readonly code = 'FAULTS_DISABLED';

  constructor() {
    super('This process takes no faults: start it with FAULTS_ENABLED=true');
  }
}

export class UnknownFaultGroupError extends FaultError {
  readonly code = 'UNKNOWN_GROUP';
  override readonly field = 'group';

  constructor(group: string, known: readonly string[]) {
    super(`This process runs no consumer group ${group}, but ${known.join(' and ') || 'none'}`);
  }
}

export class UnknownFaultTopicError extends FaultError {
  readonly code = 'UNKNOWN_TOPIC';
  override readonly field = 'topic';

  constructor(group: string, topic: string, known: readonly string[]) {
    super(`Group ${group} does not handle ${topic}, but ${known.join(', ')}`);
  }
}
