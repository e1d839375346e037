import { describe, expect, it } from '@jest/globals';
import { isDatabaseUnavailable, isShortLived, isUniqueViolation } from './postgres-errors.js';

const driverError = (code: string, constraint?: string) =>
  Object.assign(new Error('driver'), { code, constraint });
const wrapped = (code: string) =>
  Object.assign(new Error('QueryFailedError'), { driverError: driverError(code) });

describe('errors of PostgreSQL', () => {
  it('are recognised inside of what TypeORM throws', () => {
    expect(isUniqueViolation(wrapped('23505'))).toBe(true);
    expect(isShortLived(wrapped('40P01'))).toBe(true);
    expect(isDatabaseUnavailable(wrapped('57P01'))).toBe(true);
  });

  it('of a constraint are told from those of another', () => {
    expect(isUniqueViolation(driverError('23505', 'orders_pkey'), 'orders_pkey')).toBe(true);
    expect(isUniqueViolation(driverError('23505', 'orders_pkey'), 'other')).toBe(false);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', '08006', '53300', '57P03', '28P01'])(
    '%s means the database is away',
    (code) => {
      expect(isDatabaseUnavailable(driverError(code))).toBe(true);
    },
  );

  it.each(['23505', '40001', '22P02', '42P01'])('%s does not', (code) => {
    expect(isDatabaseUnavailable(driverError(code))).toBe(false);
  });

  it('the driver that lost its connection means that too', () => {
    expect(isDatabaseUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseUnavailable(undefined)).toBe(false);
  });
});
