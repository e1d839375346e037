export const serviceNames = ['order', 'shipment', 'invoice'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** A service reacts in its group; its read models are filled by its projector group. */
export type ConsumerGroup = ServiceName | `${ServiceName}-projector`;
