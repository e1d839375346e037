import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

// Any class or function: the language has one type for both.
// oxlint-disable-next-line typescript/no-unsafe-function-type
type Code = Function;

/** The version of a package that is installed. */
export function installedVersion(name: string): string {
  const text = readFileSync(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * A digest that changes with the source of a class or function of another package: for code that we patch, or
 * use past its public interface.
 */
export function fingerprintOf(code: Code): string {
  return createHash('sha256').update(Function.prototype.toString.call(code)).digest('hex').slice(0, 16);
}
