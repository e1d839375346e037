import type { command } from '../../command.js';

export { h } from 'preact';
export type Command = typeof command;
