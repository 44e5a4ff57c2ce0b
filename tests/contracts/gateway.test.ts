import { gatewayContract } from './gateway.contract.ts';
import { createStandInHarness } from './gateway-driver.ts';
import { createFakeHarness } from './gateway-fake.ts';

gatewayContract('the fake', createFakeHarness);
gatewayContract('driver and bridge on the stand-in', () => createStandInHarness());
