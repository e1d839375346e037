import { killedInTheMiddle } from './killed-in-the-middle.js';
import type { Lesson } from './lesson.js';
import { nobodysFault } from './nobodys-fault.js';
import { onceMore } from './once-more.js';
import { poisonAndItsKey } from './poison-and-its-key.js';
import { rebuildUnderLoad } from './rebuild-under-load.js';
import { theSlowOne } from './the-slow-one.js';
import { upTheTiers } from './up-the-tiers.js';

/** In the order in which they are best taken. */
export const lessons: readonly Lesson[] = [
  poisonAndItsKey,
  upTheTiers,
  nobodysFault,
  onceMore,
  theSlowOne,
  rebuildUnderLoad,
  killedInTheMiddle,
];
