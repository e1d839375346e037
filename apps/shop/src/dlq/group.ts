import { serviceNames } from '@shop/contracts';
import { groupsOf } from '@shop/topics';
import { Option } from 'commander';
import { operationsOf, type OperationsClient } from '../operations/operations.client.js';

export function groupOption(): Option {
  return new Option('--group <name>', 'the consumer group, such as shipment or shipment-projector');
}

/** The service that a group belongs to; a name that is no group's may be one of a service. */
export function serviceOf(group: string): string {
  return serviceNames.find((service) => groupsOf(service).includes(group)) ?? group;
}

/** The service that the group belongs to. @throws UsageError when no service can have such a group */
export function clientOf(group: string): OperationsClient {
  return operationsOf(serviceOf(group));
}
