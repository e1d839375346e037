export { ChunkProcessor, type ProcessorOptions } from './consume/chunk-processor.js';
export { Circuit } from './consume/circuit.js';
export { TierProcessor } from './consume/tier-processor.js';
export { failureKind, PermanentError } from './failure.js';
export { Ledger } from './ledger/ledger.js';
export { DEAD, type HistoryEntry, type ParkedEvent } from './ledger/parked-event.js';
export { Parking } from './ledger/parking.js';
export { inboxMigrations } from './migrations/index.js';
export { ProcessedEventPartitions, type PartitionOptions } from './partitions.js';
export { recordProcessed, type EventIdentity } from './processed-events.js';
export type { DeadLetter, DeadLetterDetails, DeadLetterKind, Decision } from './triage/dead-letter.js';
export type { DeadLetterFilter } from './triage/dead-letter-filter.js';
export type { RedriveOptions, TriagedKey, TriageOptions } from './triage/key-triage.js';
export * from './triage/triage.errors.js';
export {
  Triage,
  type DeadLetterPage,
  type RedriveAllOptions,
  type RedriveStep,
  type TriageSetup,
} from './triage/triage.js';
