export const load = (name: string) => import(`#${name}`) as Promise<unknown>;
