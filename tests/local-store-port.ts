import type { Args, CommandName, QueryName, Result, StoreOutcome, StorePort } from '@/utils/store/api.ts';
import type { StoreService } from '@/utils/store/service.ts';

/** The store's port without the wire between. */
export function localStorePort(service: StoreService): StorePort {
  return {
    call: <Name extends QueryName | CommandName>(name: Name, args: Args<Name>) =>
      service.call(name, args) as Promise<StoreOutcome<Result<Name>>>,
    subscribe: (name, args, onValue) =>
      service.live(name, args, (answer) => onValue(answer as Parameters<typeof onValue>[0])),
  };
}
