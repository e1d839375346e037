import type { telemetry } from '@shop/telemetry';

export type Wrong = typeof telemetry;
