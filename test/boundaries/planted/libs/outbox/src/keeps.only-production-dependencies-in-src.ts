import type { Arbitrary } from 'fast-check';

export { DataSource } from 'typeorm';
export type Anything = Arbitrary<unknown>;
