// Preloaded (`node --import`): what has to be there before the modules of a program are loaded.
import './node-version.js';
import module from 'node:module';
import { endUnlessHeard } from './end-unless-heard.js';

process.on('SIGTERM', endUnlessHeard).on('SIGINT', endUnlessHeard);

// Maps must be wanted before the modules they belong to are loaded. `--enable-source-maps` would also read
// those of every package: 10 MB, and a fifth of the CPU of a start.
module.setSourceMapsSupport(true, { nodeModules: false });
