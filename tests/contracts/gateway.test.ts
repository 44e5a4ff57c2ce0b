import { createFakeHarness, createStandInHarness } from './gateway-harness.ts';
import { gatewayContract } from './gateway.contract.ts';

gatewayContract('the fake', createFakeHarness);
gatewayContract('driver and bridge on the stand-in', () => createStandInHarness());
