// Preloaded (`node --import`): it must run before the modules of a program are loaded.
import './node-version.js';
import module from 'node:module';
import { endUnlessHeard } from './end-unless-heard.js';

process.on('SIGTERM', endUnlessHeard).on('SIGINT', endUnlessHeard);

// Source maps must be enabled before their modules are loaded. `--enable-source-maps` would also read the
// maps of every package: 10 MB, and a fifth of the CPU of a start.
module.setSourceMapsSupport(true, { nodeModules: false });
