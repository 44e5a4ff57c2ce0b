import { useEffect, useRef } from 'react';

/** A file dropped anywhere in the window; without this the browser would leave the page for it. */
export function useDroppedFile(isOn: boolean, onFile: (file: File) => void): void {
  const heard = useRef(onFile);
  useEffect(() => {
    heard.current = onFile;
  });
  useEffect(() => {
    if (!isOn) return;
    const end = new AbortController();
    const { signal } = end;
    window.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) heard.current(file);
      },
      { signal },
    );
    return () => end.abort();
  }, [isOn]);
}
