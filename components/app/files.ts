const KEPT_MS = 60_000;

/** Gives the person a file made here. Nothing leaves the machine. Of bytes the charset says nothing. */
export function downloadFile(
  fileName: string,
  content: BlobPart,
  type: 'text/csv' | 'text/html' | 'application/json' | 'application/octet-stream',
): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // A browser that is busy, or asks where to save, takes its copy later.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** `Muster log 2026-11-23 1405.csv` from its parts, in UTC: sorts by time and is valid on every system. */
export function fileName(what: string, atMs: number, ending: string): string {
  const stamp = new Date(atMs).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return `muster-${what}-${stamp}.${ending}`;
}
