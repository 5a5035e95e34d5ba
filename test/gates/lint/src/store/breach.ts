// One breach for each rule that this project relies on; the test asks for each by name.
import { Stats } from 'node:fs';

type Kind = 'article' | 'page';

async function save(): Promise<number> {
  return 1;
}

export default function breach(kind: Kind, anything: any, three: number, four: number, five: number): number {
  save();
  [1].forEach(async () => {
    await save();
  });
  if (save()) console.log(kind);
  switch (kind) {
    case 'article':
      break;
  }
  const stats: Stats | undefined = anything;
  var old = three == four;
  let never = five;
  const forgotten = 3;
  return stats!.size + Number(old) + never;
}

export async function awaitsNothing(): Promise<number> {
  await 1;
  throw 'no error';
}
