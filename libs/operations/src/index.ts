export { createOperations } from './create-operations.js';
export { DeadLetterAdmin } from './dead-letters/dead-letter-admin.js';
export { LOCAL_OPERATIONS_TOKEN } from './operations-listener.js';
export { OperationsModule } from './operations.module.js';
export { OutboxAdmin } from './parked-rows/outbox-admin.js';
export { projectService } from './projections/project-service.js';
export { ReplayAdmin } from './replays/replay-admin.js';
