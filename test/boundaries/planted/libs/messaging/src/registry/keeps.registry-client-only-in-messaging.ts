export { SchemaRegistryClient } from '@confluentinc/schemaregistry/dist/schemaregistry-client.js';
