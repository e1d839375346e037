const services = ['order', 'shipment', 'invoice'] as const;

/**
 * Two a service, each owned by a role of the same name: no service can reach another's, nor its read side its
 * write side.
 */
export const databases = services.flatMap((service) => [`${service}_write`, `${service}_read`]);
