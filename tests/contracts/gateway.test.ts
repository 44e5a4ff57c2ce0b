import { gatewayContract } from './gateway.contract.ts';
import { createStandInHarness } from './gateway-driver.ts';
import { createFakeHarness } from './gateway-fake.ts';
import { iconsContract } from './gateway-icons.contract.ts';
import { messagesContract } from './gateway-messages.contract.ts';

gatewayContract('the fake', createFakeHarness);
gatewayContract('driver and bridge on the stand-in', () => createStandInHarness());
messagesContract('the fake', createFakeHarness);
messagesContract('driver and bridge on the stand-in', () => createStandInHarness());
iconsContract('the fake', createFakeHarness);
iconsContract('driver and bridge on the stand-in', () => createStandInHarness());
