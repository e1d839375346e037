// The package's entry loads the key management clients of three clouds: 80 MB and half a second, for code
// that we do not use. A test fails if these paths disappear.
export {
  Compatibility,
  SchemaRegistryClient,
} from '@confluentinc/schemaregistry/dist/schemaregistry-client.js';
export { RestError } from '@confluentinc/schemaregistry/dist/rest-error.js';
