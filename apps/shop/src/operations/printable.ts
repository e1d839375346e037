/** Text from outside on one line: a message must not move the reader's cursor. */
export function printable(text: string, maxLength = Infinity): string {
  const line = text.replaceAll(/\p{Cc}+/gu, ' ');
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`;
}

/** The same for text of several lines. */
export function printableLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => printable(line));
}

/** To the second, as people read it. */
export function moment(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

export function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
