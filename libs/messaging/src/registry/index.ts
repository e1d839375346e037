export { checkSchemas, type CheckedSchema } from './check-schemas.js';
export { EventSerde } from './event-serde.js';
export { publishSchemas, type PublishedSchema } from './publish-schemas.js';
export { SchemaRegistry, type SchemaRegistryOptions } from './schema-registry.js';
export { subjectOf } from './subject.js';
