/** What every gateway keeps to about icons of groups, whoever implements it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallReason } from '@/utils/domain/reasons.ts';
import { value } from './gateway.contract.ts';
import type { GatewayHarness } from './gateway-harness.ts';

const picture = { thumbnail: 'data:image/jpeg;base64,c21hbGw=', full: 'data:image/jpeg;base64,bGFyZ2U=' };

export function iconsContract(name: string, create: () => Promise<GatewayHarness>): void {
  describe(`icons of the gateway: ${name}`, () => {
    let harness: GatewayHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    it('sets the picture as it was given, and removes it', async () => {
      for (const id of [harness.groups.lid, harness.groups.pn]) {
        expect(value(await harness.gateway.changeIcon(id, picture))).toBe('done');
        expect(value(await harness.gateway.changeIcon(id, null))).toBe('done');
        expect(harness.deeds().slice(-2)).toEqual([
          { kind: 'icon', groupId: id, picture },
          { kind: 'icon', groupId: id, picture: null },
        ]);
      }
    });

    it('[GI6] is unclear when the picture was set and the call rejects all the same', async () => {
      const id = harness.groups.lid;
      harness.rejectIcon();
      expect(await harness.gateway.changeIcon(id, picture)).toMatchObject({ ok: false, reason: 'unclear' });
      expect(harness.deeds()).toEqual([{ kind: 'icon', groupId: id, picture }]);
    });

    it('is unclear while no answer comes', async () => {
      harness.holdAnswer('icon');
      const asked = harness.gateway.changeIcon(harness.groups.lid, picture);
      expect(await asked).toMatchObject({ ok: false, reason: 'unclear' });
      await harness.release();
    });

    it.each<[number, CallReason]>([
      [403, 'not-admin'],
      [423, 'locked'],
      [429, 'rate-limited'],
      [486, 'integrity'],
    ])('[GI6] a refusal with %i keeps its reason, and nothing was done', async (code, reason) => {
      harness.refuse('icon', code, reason);
      const refused = await harness.gateway.changeIcon(harness.groups.lid, picture);
      expect(refused).toMatchObject({ ok: false, reason });
      expect(harness.deeds()).toEqual([]);
    });

    it('asks nobody where I am no admin, or offline', async () => {
      const { gateway, groups } = harness;
      expect(await gateway.changeIcon(groups.asMember, picture)).toMatchObject({ reason: 'not-admin' });
      await harness.setOnline(false);
      expect(await gateway.changeIcon(groups.lid, null)).toMatchObject({ reason: 'offline' });
      expect(harness.deeds()).toEqual([]);
    });
  });
}
