import { Segments } from '@/components/ui/segments.tsx';
import { t } from '@/utils/i18n.ts';

/** Where something that is written on people holds. */
export function WhereChoice(props: { label: string; here: boolean; onChange(here: boolean): void }) {
  return (
    <Segments
      label={props.label}
      value={props.here ? 'here' : 'everywhere'}
      options={[
        { value: 'everywhere', label: t('everywhere') },
        { value: 'here', label: t('onlyInGroup') },
      ]}
      onChange={(value) => props.onChange(value === 'here')}
    />
  );
}
