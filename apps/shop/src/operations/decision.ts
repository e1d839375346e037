import { userInfo } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';

/** The option for the name of the person who decides. */
export function byOption(): Option {
  const option = new Option('--by <name>', 'who decides').argParser(notEmpty);
  const login = currentLogin();
  return login === undefined ? option.makeOptionMandatory() : option.default(login);
}

/** The option for a reason that may be left out. */
export function reasonOption(): Option {
  return new Option('--reason <text>', 'why').argParser(notEmpty);
}

function notEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** In a container a process may run as a user without a name. */
function currentLogin(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
