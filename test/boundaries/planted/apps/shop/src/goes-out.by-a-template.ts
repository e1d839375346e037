export const program = (service: string) => new URL(`../../../${service}/src/main.js`, import.meta.url);
