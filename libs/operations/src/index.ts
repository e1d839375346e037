export { createOperations } from './create-operations.js';
export { TriageDesks } from './dead-letters/triage-desks.js';
export { LOCAL_OPERATIONS_TOKEN } from './operations-listener.js';
export { OutboxDesks } from './parked-rows/outbox-desks.js';
export { projectService } from './projections/project-service.js';
export { ReplayDesks } from './replays/replay-desks.js';
export { startOperations } from './start-operations.js';
