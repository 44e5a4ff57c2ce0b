import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings.ts';
import { useLive } from './use-live.ts';

/** The settings, with their defaults until they arrive. */
export function useSettings(): Settings {
  return useLive('settings', {}).value ?? DEFAULT_SETTINGS;
}
