/**
 * What is made of each item, in their order. While one is used the next ones are being made, `limit` of them at once, so that
 * the database works while pages are printed. A failure comes with its item.
 */
export async function* readAhead<Item, Made>(
  items: Iterable<Item>,
  limit: number,
  make: (item: Item) => Promise<Made>,
): AsyncGenerator<{ readonly item: Item; readonly made: PromiseSettledResult<Made> }> {
  const begun: { item: Item; settled: Promise<readonly PromiseSettledResult<Made>[]> }[] = [];
  async function* first(): AsyncGenerator<{ item: Item; made: PromiseSettledResult<Made> }> {
    const next = begun.shift();
    const [made] = (await next?.settled) ?? [];
    if (next !== undefined && made !== undefined) yield { item: next.item, made };
  }
  for (const item of items) {
    begun.push({ item, settled: Promise.allSettled([make(item)]) });
    if (begun.length === limit) yield* first();
  }
  while (begun.length > 0) yield* first();
}
