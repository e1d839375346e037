const CLEAR_BELOW = '\x1b[J';
const RED = '\x1b[31m';
const GREEN = '\x1b[32m';
const PLAIN = '\x1b[39m';
const REDRAW_MS = 100;

/**
 * Lines at the end of a terminal that are redrawn while their work goes on. In the end, a line that stays
 * replaces each. Undefined where the output is not a terminal. Colours follow NO_COLOR. Other output must
 * come in whole lines meanwhile.
 * @param {NodeJS.WriteStream} stream
 */
export function runningLines(stream) {
  if (!stream.isTTY || process.env.TERM === 'dumb') return undefined;
  const running = new Set();
  let drawn = 0;
  let timer;

  const clear = () => {
    if (drawn > 0) stream.write(`\x1b[${drawn}A${CLEAR_BELOW}`);
    drawn = 0;
  };
  const draw = () => {
    clear();
    for (const line of running) stream.write(`  … ${line()}`.slice(0, stream.columns - 1) + '\n');
    drawn = running.size;
  };
  return {
    /** @param {() => string} line what to show while the work goes on */
    begin(line) {
      running.add(line);
      draw();
      timer ??= setInterval(draw, REDRAW_MS);
      return (mark, last) => {
        clear();
        running.delete(line);
        stream.write(`  ${coloured(stream, mark)} ${last}\n`);
        draw();
        if (running.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

function coloured(stream, mark) {
  if (!stream.hasColors()) return mark;
  return `${mark === '✓' ? GREEN : RED}${mark}${PLAIN}`;
}
