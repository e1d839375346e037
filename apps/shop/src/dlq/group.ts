import { Option } from 'commander';
import { operationsOf, type OperationsClient } from '../operations/operations.client.js';

export function groupOption(): Option {
  return new Option('--group <name>', 'the consumer group, such as shipment or shipment-projector');
}

/** A service reacts in the group of its name, and its read models are filled by its projector group. */
export function serviceOf(group: string): string {
  return group.replace(/-projector$/, '');
}

/** The desk for the group's dead letters. @throws UsageError when no service can have such a group */
export function deskOf(group: string): OperationsClient {
  return operationsOf(serviceOf(group));
}
