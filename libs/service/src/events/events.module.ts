import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { EnvironmentCheck, RefuseForeignChangesGuard } from '@shop/environment';
import { Faults } from '@shop/inbox';
import { EventSerde, KafkaEventsStrategy } from '@shop/messaging';
import { Outbox, ReadWakeUp, WriteWakeUp } from '@shop/outbox';
import { ViewChanges } from '@shop/projection';
import { environmentCheckProvider } from '../environment/environment-check.provider.js';
import { ConsumerGroups } from './consumer-groups.js';
import { EventsHealth } from './events-health.js';
import { libraryProviders } from './library-providers.js';
import { ProcessedEventLogs } from './processed-event-logs.js';
import { Relays } from './relays.js';
import { RetrySweeps } from './retry-sweeps.js';

const own = [ConsumerGroups, EventsHealth, ProcessedEventLogs, Relays, RetrySweeps, ViewChanges];

/**
 * The path of events: publishes the events that the service appends, and delivers the subscribed ones to its
 * handlers.
 */
@Global()
@Module({
  providers: [
    environmentCheckProvider,
    { provide: APP_GUARD, useClass: RefuseForeignChangesGuard },
    ...libraryProviders,
    ...own,
  ],
  exports: [
    EnvironmentCheck,
    EventSerde,
    Faults,
    KafkaEventsStrategy,
    Outbox,
    ReadWakeUp,
    ViewChanges,
    WriteWakeUp,
  ],
})
export class EventsModule {}
