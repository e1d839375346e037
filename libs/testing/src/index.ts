export { atOnce } from './at-once.js';
export { aCertificate, type Certificate } from './certificate.js';
export { compileEvent } from './compile-event.js';
export { eventually } from './eventually.js';
export { fingerprintOf, installedVersion } from './installed.js';
export { findMetric, metricValue, sampleValue } from './metrics.js';
export { uniqueName } from './names.js';
export { Guard } from './processes/guard.js';
export type { ServiceProcess } from './processes/service-process.js';
export {
  shopDatabaseUrl,
  ShopProcesses,
  shopServices,
  type ShopService,
} from './processes/shop-processes.js';
export { unusedPort } from './processes/unused-port.js';
export { projectRoot } from './project-root.js';
export { Api, apiEnvironment, type Answer } from './service/api.js';
export { aContext } from './service/event-context.js';
export { allowProjectors } from './service/projector-rights.js';
export { anEvent, foldedBy } from './service/folded.js';
export { expectProblem } from './service/expect-problem.js';
export { anOutbox, publishOwnSchemas } from './service/outbox.js';
export { Pooler, type PoolerOptions } from './pooler.js';
export { directions, type Direction } from './proxy/connection.js';
export { StallingProxy } from './proxy/stalling-proxy.js';
export { SmallDisk } from './small-disk.js';
export { kafkaConnection, registryOfStack, stackAddresses } from './stack.js';
export {
  killPart,
  setKafkaPassword,
  stackParts,
  startPart,
  stopPart,
  without,
  type StackPart,
} from './stack-control.js';
export { createTestDatabase, PATIENTLY, type TestDatabase } from './test-database.js';
export { createTestTopic, readTopics, withAdmin } from './topics.js';
export type { ReceivedSpan } from './traces/received-span.js';
export { traceThisProcess } from './traces/trace-this-process.js';
export { TraceReceiver } from './traces/trace-receiver.js';
