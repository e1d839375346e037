import { sampledGauge } from '@shop/telemetry';

export const serviceGauges = {
  consumerHealthy: sampledGauge({
    name: 'consumer_healthy',
    help: 'Whether this process is a member of the group (or of that of its retries) and has fetched or finished something lately: 1 or 0.',
    labels: ['consumer'],
  }),
  dependencyUp: sampledGauge({
    name: 'dependency_up',
    help: 'Whether what the service depends on answers it: 1 or 0.',
    labels: ['dependency'],
  }),
};
