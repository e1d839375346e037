import { describe, expect, it } from '@jest/globals';
import { terminal } from './terminal.js';

describe('the lines of a log', () => {
  it('are for persons in a terminal, and JSON anywhere else', () => {
    expect(terminal({ isTTY: true })).toBeDefined();
    expect(terminal({ isTTY: false })).toBeUndefined();
    expect(terminal({})).toBeUndefined();
  });
});
