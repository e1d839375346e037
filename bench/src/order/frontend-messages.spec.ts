import { describe, expect, it } from '@jest/globals';
import { statementsIn } from './frontend-messages.js';

function message(kind: string, body = ''): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(kind), length, Buffer.from(body)]);
}

describe('What a driver writes to PostgreSQL', () => {
  it('is counted by statements and by answers that are asked for', () => {
    const two = [
      message('P', 'select 1'),
      message('B'),
      message('E'),
      message('B'),
      message('E'),
      message('S'),
    ];
    expect([...statementsIn(Buffer.concat(two))]).toEqual(['E', 'E', 'S']);
  });

  it('may be a simple query, which is both', () => {
    expect([...statementsIn(message('Q', 'rollback'))]).toEqual(['E', 'S']);
  });
});
