export { ProtobufSerializer } from '@confluentinc/schemaregistry';
