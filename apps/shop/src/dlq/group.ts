import { serviceNames } from '@shop/contracts';
import { groupsOf } from '@shop/topics';
import { Option } from 'commander';
import { UsageError } from '../failure.js';
import { operationsOf, type OperationsClient } from '../operations/operations.client.js';

export function groupOption(): Option {
  return new Option('--group <name>', 'the consumer group, such as shipment or shipment-projector');
}

/** The service that a group belongs to. @throws UsageError when no service can have such a group */
export function serviceOf(group: string): string {
  const owner = serviceNames.find((service) => groupsOf(service).includes(group));
  if (owner) return owner;
  const groups = serviceNames.flatMap((service) => groupsOf(service));
  throw new UsageError(`Unknown group ${group}: use ${groups.join(', ')}`);
}

/** @throws UsageError when no service can have such a group */
export function clientOf(group: string): OperationsClient {
  return operationsOf(serviceOf(group));
}
