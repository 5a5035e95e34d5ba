/** What a bench says: how far it is on standard error, what it found as rows of a table. */

export interface Row {
  readonly what: string;
  readonly stories: number;
  readonly value: string;
  /** How it was taken, or what it stands beside. */
  readonly note: string;
}

const began = performance.now();

export function progress(text: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${text}\n`);
}

/** The value below which this part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

export function seconds(value: number): string {
  return `${(value / 1000).toFixed(2)} s`;
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, stories, value, note }) => `| ${what} | ${count(stories)} | ${value} | ${note} |`);
  return ['| what | stories | measured | how |', '| --- | ---: | ---: | --- |', ...lines].join('\n');
}
