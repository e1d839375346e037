import { serviceNames } from '@shop/contracts';

/**
 * Each service has two, each owned by a role of the same name. No service can reach the databases of another,
 * and no read side its write side.
 */
export const databases = serviceNames.flatMap((service) => [`${service}_write`, `${service}_read`]);
