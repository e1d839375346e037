import type { ServedHosts } from '@shop/http';
import type { KafkaConnection, RetryTier } from '@shop/messaging';

/** The settings that operations need from their service. */
export interface OperationsConfig extends ServedHosts {
  name: string;
  httpPort: number;
  operationsPort?: number | undefined;
  operationsToken?: string | undefined;
  retryDelays: readonly RetryTier[];
  processedEventDays: number;
  kafka: KafkaConnection;
}

export const OPERATIONS_CONFIG = Symbol('OPERATIONS_CONFIG');
