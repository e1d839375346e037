/** Puts a text in the place of the last one, where somebody watches; an empty one takes it away. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
