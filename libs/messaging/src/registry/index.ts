export { checkSchemas } from './check-schemas.js';
export { EventSerde } from './event-serde.js';
export { publishSchemas } from './publish-schemas.js';
export { SchemaRegistry, type SchemaRegistryOptions } from './schema-registry.js';
export { subjectOf } from './subject.js';
