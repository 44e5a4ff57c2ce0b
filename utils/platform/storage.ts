/** Space used and allowed for this extension, as far as the browser tells. */
export async function estimateStorage(): Promise<{
  usedBytes?: number | undefined;
  quotaBytes?: number | undefined;
}> {
  const { usage, quota } = await navigator.storage.estimate();
  return { usedBytes: usage, quotaBytes: quota };
}
