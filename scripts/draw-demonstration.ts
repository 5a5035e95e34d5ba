// Draws the pictures of the demonstration publication: node scripts/draw-demonstration.ts [name…]
import { mkdir } from 'node:fs/promises';
import sharp from 'sharp';
import { classroom, press } from './draw-demonstration/halls.ts';
import { markEnglish, markInvestigations, markKazakh, markPersian } from './draw-demonstration/marks.ts';
import { court, market } from './draw-demonstration/square.ts';
import { observatory, rail } from './draw-demonstration/steppe.ts';
import { chess, photographs } from './draw-demonstration/tables.ts';
import { lake, qanat, river } from './draw-demonstration/water.ts';
import { city, school } from './draw-demonstration/winter.ts';

const scenes: Record<string, () => string> = {
  court,
  school,
  market,
  city,
  lake,
  river,
  rail,
  observatory,
  qanat,
  press,
  photographs,
  classroom,
  chess,
  'mark-kazakh': markKazakh,
  'mark-english': markEnglish,
  'mark-persian': markPersian,
  'mark-investigations': markInvestigations,
};
const folder = new URL('../demonstration/pictures/', import.meta.url);

await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, draw] of Object.entries(scenes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const path = new URL(`${name}.jpg`, folder).pathname;
  const size = name.startsWith('mark-') ? 640 : 1600;
  const { size: bytes } = await sharp(Buffer.from(draw()))
    .resize(size)
    .jpeg({ quality: 82, mozjpeg: true })
    .toFile(path);
  console.log(`${name}.jpg ${Math.round(bytes / 1000)} kB`);
}
