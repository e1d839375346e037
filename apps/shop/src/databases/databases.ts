import { serviceNames } from '@shop/contracts';

/**
 * Two a service, each owned by a role of the same name: no service can reach another's, nor its read side its
 * write side.
 */
export const databases = serviceNames.flatMap((service) => [`${service}_write`, `${service}_read`]);
