import type { ComponentType } from 'react';
import type { IconName } from '@/components/ui/icon.tsx';
import type { CapabilityId } from '@/utils/domain/connection.ts';
import type { MessageKey } from '@/utils/i18n.ts';

/** One feature: where it stands, what it needs of WhatsApp, what it shows. `features/registry.ts` lists them all. */
export type Feature = {
  /** Stable; kept in settings and addresses. */
  id: string;
  titleKey: MessageKey;
  icon: IconName;
  where: readonly ('overlay' | 'dashboard')[];
  /** It asks for no group in focus, so the full page names none over it. PL51. */
  ofAllGroups?: true | undefined;
  /** With one of these missing the feature is greyed and says which. Empty: works without WhatsApp. */
  needs: readonly CapabilityId[];
  /** What only single parts of it need: those are greyed by themselves (`useLack`), and Health names them. */
  partNeeds?: { readonly [need in CapabilityId]?: readonly MessageKey[] } | undefined;
  /** A hook: the number at the feature's tab, or nothing. Called on every render of the shell. */
  count?: (() => number | undefined) | undefined;
  /** What it can do as a whole, by the words on the buttons of its view: the palette offers it from every other view. CP40. */
  actions?: readonly MessageKey[] | undefined;
  View: ComponentType;
};
