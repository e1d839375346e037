/** What the console is told at its start. */
export const SHOP_CONFIG = Symbol('SHOP_CONFIG');
export const ACCESS = Symbol('ACCESS');
