// Files of the analysts' API: they need the client's authorisation, so that a plain link does not do.
import { blobDownload } from '@umbraco-cms/backoffice/utils';
import { exportFile } from './api.js';

/** `undefined`, or the sentence to show. */
export async function download(host, kind, dates, filter) {
  const { data, problem } = await exportFile(host, kind, dates, filter);
  if (problem) return problem;
  const days = dates.days ? `${dates.days}-jours` : `${dates.from}-${dates.until}`;
  blobDownload(data, `avis-${kind}-${days}.csv`, 'text/csv');
  return undefined;
}
