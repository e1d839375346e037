/** The configuration of the console. */
export const SHOP_CONFIG = Symbol('SHOP_CONFIG');
export const ACCESS = Symbol('ACCESS');
