import { describe, expect, it } from 'vitest';
import { sentenceOf, verbOf } from '@/components/app/confirm-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { aGroup } from '@/tests/builders.ts';
import type { IconLine } from '@/utils/domain/group-icons.ts';
import { asId, type PictureId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { iconPlan, iconText } from './icon-plan.ts';

const group = (subject: string): GroupRow => ({
  ...aGroup({ id: asId(subject), subject }),
  accountId: asId('a'),
  pendingCount: 0,
});
const lines: IconLine<GroupRow>[] = [
  { group: group('Ash'), kind: 'change', text: '1' },
  { group: group('Birch'), kind: 'left-out', why: 'suspended' },
  { group: group('Cedar'), kind: 'mistake', text: 'long', mistake: { why: 'too-long', over: 2 } },
  { group: group('Elm'), kind: 'change', text: '' },
];
const pictures = new Map<string, PictureId>([
  ['1', asId('p1')],
  ['', asId('p2')],
]);

describe('[GI5] the job of the icons', () => {
  it('holds those that change, each with its picture; the others are named with the reason', () => {
    const plan = iconPlan(lines, pictures);
    expect(plan).toMatchObject({
      kind: 'icon',
      title: tn('iconPlan', 2),
      items: [
        { groupId: 'Ash', picture: 'p1' },
        { groupId: 'Elm', picture: 'p2', detail: t('iconPlain') },
      ],
      leftOut: [
        { label: 'Birch', reason: t('groupLocked_suspended') },
        { label: 'Cedar', reason: tn('groupTooLong', 2) },
      ],
    });
  });

  it('of a removal needs no picture, and its button says what it does, when it is tried again too', () => {
    const plan = iconPlan(lines.filter(({ kind }) => kind === 'change'));
    expect(plan).toMatchObject({
      title: tn('iconRemovePlan', 2),
      items: [
        { picture: null, detail: t('iconNone') },
        { picture: null, detail: t('iconNone') },
      ],
    });
    expect(verbOf(plan)).toBe(t('do_remove', 2));
    const again: JobPlan = { kind: 'icon', items: plan.items };
    expect(sentenceOf(again, () => undefined)).toBe(tn('iconRemovePlan', 2));
  });

  it('leaves out whose picture was not drawn: nothing is removed by mistake', () => {
    const drawn = new Map([...pictures].slice(0, 1));
    expect(iconPlan(lines, drawn).items.map(({ groupId }) => groupId)).toEqual(['Ash']);
  });

  it('says what each gets', () => {
    const [first] = lines;
    expect(first && iconText(first, false)).toContain('1');
    expect(first && iconText(first, true)).toBe(t('iconNone'));
  });
});
