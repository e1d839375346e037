export const serviceNames = ['order', 'shipment', 'invoice'] as const;
export type ServiceName = (typeof serviceNames)[number];
