import type { ProblemCatalogue } from '@shop/http';

/** The problems of operations, beside those of every API. */
export const operationsProblems = {
  401: { UNAUTHORIZED: 'The token of operations is missing, or another one' },
  404: {
    UNKNOWN_GROUP: 'The service has no such consumer group',
    EVENT_NOT_PARKED: 'The event is neither dead nor waiting: it was decided on before, or never was',
    OUTBOX_ROW_NOT_PARKED: 'The outbox has no such parked row: it was decided on before, or never was',
    UNKNOWN_PROJECTION: 'The service has no such projection',
  },
  409: {
    EVENT_NOT_HEAD: 'Another event of the key is before it',
    EVENT_NOT_DEAD: 'The event still waits in a retry tier',
    EVENT_QUARANTINED: 'The event was redriven too often: `force` does it once more',
    GROUP_IN_USE: 'Another process works for a group of the service: stop it first',
    HANDLER_NOT_REPLAYABLE: 'What was handled would be handled again, and the handler is not made for that',
    OUTBOX_ROW_NEEDED: 'Other rows of the key wait behind it, and would be out of order',
    READ_MODELS_ARE_REBUILT: 'The group is one of a projection: rebuild that',
  },
  422: {
    TOPIC_NOT_HANDLED: 'The group does not handle the topic',
    UNKNOWN_PARTITION: 'The topic has no such partition',
    RANGE_EMPTY: 'There is nothing between the two bounds',
    RANGE_BEYOND_LOG: 'The log no longer knows which of these events were handled: `force` replays them',
  },
} as const satisfies ProblemCatalogue;

/** The problems of a request for a fault that is wrong in itself, wherever the group may be. */
export const faultProblems = {
  409: { FAULTS_DISABLED: 'The process was not started with FAULTS_ENABLED=true' },
  422: {
    UNKNOWN_GROUP: 'The process runs no such consumer group',
    UNKNOWN_TOPIC: 'The group does not read the topic',
  },
} as const satisfies ProblemCatalogue;
