import type { DataSource } from 'typeorm';

export type Rows = DataSource;
