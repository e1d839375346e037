// The package's entry loads the key management clients of three clouds: 80 MB and half a second, for nothing
// we use. A test says so if these paths ever disappear.
export {
  Compatibility,
  SchemaRegistryClient,
} from '@confluentinc/schemaregistry/dist/schemaregistry-client.js';
export { RestError } from '@confluentinc/schemaregistry/dist/rest-error.js';
