import { type RefObject, useState } from 'react';
import { Select, TextArea } from '@/components/ui/fields.tsx';
import { t } from '@/utils/i18n.ts';
import styles from './number-lines.module.css';
import { compareNames, countryName } from './person-words.ts';
import { TextFileButton } from './text-file-button.tsx';
import type { NumberDraft } from './use-number-draft.ts';

type NumberLinesProps = { draft: NumberDraft; field: RefObject<HTMLTextAreaElement | null> };

/** The field for numbers, a line each, with the country of those that name none, and a file. */
export function NumberLines({ draft, field }: NumberLinesProps) {
  const [fileProblem, setFileProblem] = useState<string>();
  return (
    <>
      <TextArea
        ref={field}
        label={t('addNumbers')}
        hint={t('addNumbersHint')}
        error={fileProblem}
        rows={7}
        dir="ltr"
        spellCheck={false}
        className={styles.numbers}
        value={draft.text}
        onChange={draft.setText}
      />
      <div className={styles.row}>
        <Select
          label={t('addCountry')}
          value={draft.country}
          onChange={draft.setCountry}
          options={[
            { value: '', label: t('addCountryNone') },
            ...draft.countries
              .map(([code]) => ({ value: code, label: countryName(code) }))
              .sort((a, b) => compareNames(a.label, b.label)),
          ]}
        />
        <TextFileButton onText={draft.append} onProblem={setFileProblem} />
      </div>
    </>
  );
}
