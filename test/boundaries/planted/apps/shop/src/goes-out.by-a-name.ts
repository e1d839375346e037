export const program = (service: string) => `dist/apps/${service}/src/main.js`;
