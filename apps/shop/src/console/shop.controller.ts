import { Controller, Get, Inject } from '@nestjs/common';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { FAULT_KINDS } from '@shop/inbox';
import { products } from '../seed/products.js';
import type { Access } from './access.js';
import { ACCESS } from './tokens.js';

/** The constants of a running console. */
export interface Shop {
  readOnly: boolean;
  services: readonly string[];
  topics: CataloguedTopic[];
  faultKinds: readonly string[];
  skus: string[];
}

export interface CataloguedTopic {
  name: string;
  owner: string;
  message: string;
  key: string;
  whyThisKey: string;
  partitions: number;
  cleanup: string;
  retention: string;
  subscribers: readonly { group: string; why: string }[];
}

@Controller('api/shop')
export class ShopController {
  constructor(@Inject(ACCESS) private readonly access: Access) {}

  @Get()
  show(): Shop {
    return {
      readOnly: this.access.readOnly,
      services: serviceNames,
      topics: topicCatalogue.map(({ schema, keyField, retention, ...topic }) => ({
        name: topic.name,
        owner: topic.owner,
        message: schema.typeName,
        key: keyField,
        whyThisKey: topic.whyThisKey,
        partitions: topic.partitions,
        cleanup: topic.cleanup,
        retention: retention.why,
        subscribers: topic.subscribers,
      })),
      faultKinds: FAULT_KINDS,
      skus: products.map(({ sku }) => sku),
    };
  }
}
