import { identifier } from '@shop/http';

export const Sku = identifier('._-');
