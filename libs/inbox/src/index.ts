export { ChunkProcessor } from './consume/chunk-processor.js';
export { Circuit } from './consume/circuit-breaker.js';
export { TierProcessor } from './consume/tier-processor.js';
export type { ProcessorOptions } from './consume/processor-options.js';
export type { Decision } from './decision.js';
export { failureKind, PermanentError } from './failure-kind.js';
export { circuitChanged, prepareMetrics } from './inbox-metrics.js';
export { GroupLedgerView } from './ledger/group-ledger.js';
export { Ledger } from './ledger/ledger.js';
export { OPEN_EVENTS } from './ledger/open-events.js';
export { DEAD, type HistoryEntry, type ParkedEvent } from './ledger/parked-event.js';
export { Parking } from './ledger/parking.js';
export { readLedger } from './ledger/read-ledger.js';
export { RetrySweep, type RetrySweepOptions } from './ledger/retry-sweep.js';
export { inboxMigrations } from './migrations/index.js';
export { ProcessedEventPartitions, type PartitionOptions } from './partitions.js';
export { hasProcessedSince, recordProcessed, type EventIdentity } from './processed-events.js';
export type { Bound } from './replay/find-ranges.js';
export * from './replay/replay.errors.js';
export {
  Replay,
  type PreparedReplay,
  type ReplayOrder,
  type ReplaySetup,
  type ReplayStep,
} from './replay/replay.js';
export type { DeadLetter, DeadLetterDetails, DeadLetterKind } from './triage/dead-letter.js';
export type { DecidedLetter, DecidedPage } from './triage/decided-letters.js';
export type { DeadLetterFilter } from './triage/dead-letter-filter.js';
export type { RedriveOptions, TriagedKey, TriageOptions } from './triage/key-triage.js';
export * from './triage/triage.errors.js';
export type {
  DiscardStep,
  RedriveManyOptions,
  RedriveStep,
  TriageManyOptions,
} from './triage/triage-many.js';
export { Triage, type DeadLetterPage, type TriageSetup } from './triage/triage.js';
export type { EventsInQuestion, ParkedWhereabouts, Whereabouts } from './triage/whereabouts.js';
export { FAULT_KINDS, type Fault, type FaultKind, type FaultRule } from './faults/fault.js';
export * from './faults/faults.errors.js';
export { Faults, type FaultsOptions } from './faults/faults.js';
