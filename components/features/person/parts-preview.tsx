import type { ReactNode } from 'react';
import { LiveView } from '@/components/app/live-view.tsx';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { TagChip } from '@/components/ui/chip.tsx';
import { type PersonPart, sumOfParts } from '@/utils/domain/parts.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { formatList, t, tn } from '@/utils/i18n.ts';
import page from './person-page.module.css';

/** MG14: what each of two sides has, beside each other. */
export function Sides({ sides }: { sides: readonly { title: string; parts: readonly PersonPart[] }[] }) {
  return (
    <div className={page.sides}>
      {sides.map(({ title, parts }) => (
        <section key={title} className={page.side}>
          <h3 className={page.sideTitle}>{title}</h3>
          <Side parts={parts} />
        </section>
      ))}
    </div>
  );
}

function Side({ parts }: { parts: readonly PersonPart[] }) {
  const tags = useTags();
  const { label, identities, groups, tags: tagIds, notes, strikes } = sumOfParts(parts);
  const known = tagIds.flatMap((id) => tags.get(id) ?? []);
  return (
    <dl className={page.facts}>
      <Fact name={t('peopleColumn_name')}>
        <bdi>{oneLine(label)}</bdi>
      </Fact>
      <Fact name={t('personIdentities')}>
        {identities.map(({ kind, value }) => (
          <div key={`${kind}:${value}`}>
            <bdi>{oneLine(value)}</bdi>
          </div>
        ))}
      </Fact>
      {groups.length > 0 && (
        <Fact name={t('groupsTitle')}>
          <bdi>{formatList(groups.map(groupTitle))}</bdi>
        </Fact>
      )}
      {known.length > 0 && (
        <Fact name={t('tagsTitle')}>
          {known.map((tag) => (
            <TagChip key={tag.id} name={oneLine(tag.name)} colour={tag.colour} />
          ))}
        </Fact>
      )}
      {notes > 0 && <Fact name={t('notesTitle')}>{tn('settingsRows_notes', notes)}</Fact>}
      {strikes > 0 && <Fact name={t('strikesTitle')}>{tn('strikesCount', strikes)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className={page.factName}>{name}</dt>
      <dd className={page.fact}>{children}</dd>
    </>
  );
}

/** Before a merge: both sides, and that they will be together. */
export function MergePreview({ into, from }: { into: PersonSummary; from: PersonSummary }) {
  const here = useLive('personParts', { personId: into.personId });
  const there = useLive('personParts', { personId: from.personId });
  return (
    <LiveView live={here} skeletonRows={3}>
      {(own) => (
        <LiveView live={there} skeletonRows={3}>
          {(others) => (
            <>
              <p className={page.hint}>{t('mergeTogether')}</p>
              <Sides
                sides={[
                  { title: t('mergeHere'), parts: own },
                  { title: t('mergeThere'), parts: others },
                ]}
              />
            </>
          )}
        </LiveView>
      )}
    </LiveView>
  );
}
