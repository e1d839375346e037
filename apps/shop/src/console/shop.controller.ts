import { Controller, Get, Inject } from '@nestjs/common';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { FAULT_KINDS } from '@shop/inbox';
import { groupsOf } from '@shop/topics';
import type { Access } from './access.js';
import { ACCESS } from './tokens.js';

/** The constants of a running console. */
export interface Shop {
  readOnly: boolean;
  services: readonly string[];
  /** The service of each group. */
  groups: Record<string, string>;
  topics: CataloguedTopic[];
  faultKinds: readonly string[];
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
    const groups = serviceNames.flatMap((service) => groupsOf(service).map((group) => [group, service]));
    return {
      readOnly: this.access.readOnly,
      services: serviceNames,
      groups: Object.fromEntries(groups) as Record<string, string>,
      topics: topicCatalogue.map(({ schema, keyField, retention, ...topic }) => ({
        ...topic,
        message: schema.typeName,
        key: keyField,
        retention: retention.why,
      })),
      faultKinds: FAULT_KINDS,
    };
  }
}
