import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './java.mjs';
import { Problem } from './problem.mjs';

/** The path of `mvn`. @returns {string} */
export function findMaven() {
  const homes = [
    process.env.MAVEN_HOME,
    process.env.M2_HOME,
    join(homedir(), '.sdkman/candidates/maven/current'),
  ];
  const others = ['/usr/share/maven', '/opt/maven', '/opt/homebrew/opt/maven', '/usr/local/opt/maven'];
  const found = [...homes, ...others]
    .filter(Boolean)
    .map((home) => join(home, 'bin/mvn'))
    .find(existsSync);
  const maven = onPath('mvn') ?? found;
  if (maven) return maven;
  throw new Problem(
    'Maven is missing (it downloads Kafka and the schema registry, once).\n' +
      'Install it, for example:\n' +
      '  Debian, Ubuntu   sudo apt-get install maven\n' +
      '  macOS            brew install maven\n' +
      '  any              curl -s https://get.sdkman.io | bash && sdk install maven\n' +
      '`docker compose up --build` needs neither Maven nor Java.',
  );
}
