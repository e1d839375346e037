/**
 * The versions that the local stack downloads from Maven. PostgreSQL and Node 24 come from npm: see
 * package.json.
 */
export const versions = {
  kafka: '4.3.1',
  registry: '3.3.3',
  /** Kafka 4.3 is written against SLF4J 1.7. */
  slf4j: '1.7.36',
  mavenDependencyPlugin: '3.8.1',
};

/** The registry's requirement; Kafka itself would run on 17. */
export const oldestJava = 21;
