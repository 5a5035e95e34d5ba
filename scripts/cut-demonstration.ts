/**
 * `node scripts/cut-demonstration.ts`: cuts the demonstration's pictures into the renditions that readers get, so that a
 * first start draws nothing. To be run when a picture or the recipe (src/media/picture-recipe.ts) changes: until then the
 * start draws what is out of date itself, and src/cli/demonstration-pictures.test.ts fails.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FolderBlobs } from '../src/blobs/folder-blobs.ts';
import { addPicture } from '../src/media/picture-library.ts';
import { PictureProcess } from '../src/media/picture-process.ts';
import { CENTRE } from '../src/story/image.ts';

const FOLDER = path.join(import.meta.dirname, '../demonstration/pictures');
const CUT = path.join(FOLDER, 'cut');

await using drawing = new PictureProcess();
await rm(CUT, { recursive: true, force: true });
await mkdir(CUT);
const originals = new FolderBlobs(path.join(CUT, 'originals'));
const pictures = [];
for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.jpg')).toSorted()) {
  const { renditions, ...picture } = await addPicture(
    await readFile(path.join(FOLDER, name)),
    { focus: CENTRE },
    { originals, process: drawing },
  );
  const files = [];
  for (const { bytes, ...rendition } of renditions) {
    await writeFile(path.join(CUT, rendition.digest), bytes);
    files.push(rendition);
  }
  pictures.push({ ...picture, renditions: files });
}
await rm(path.join(CUT, 'originals'), { recursive: true });
await writeFile(path.join(CUT, 'pictures.json'), `${JSON.stringify(pictures, null, 2)}\n`);
