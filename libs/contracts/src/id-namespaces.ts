/**
 * The namespaces of ids that are UUIDs of version 5 of an order's id. A program that knows an order knows the
 * keys of all its facts by them. Any fixed UUIDs do. Changing one would give every order a second shipment,
 * or a second invoice.
 */
export const ID_NAMESPACES = {
  shipment: '6f1d3a0a-5c0b-4f5e-9a0e-2f4b7c8d9e10',
  invoice: '5f0d8c2e-4b7a-4e21-9a63-c1d07e5b3f94',
} as const;
