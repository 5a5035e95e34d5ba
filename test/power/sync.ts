/** `sync -f FOLDER` of the frail disk: all of the home that the folder is in is kept as it is now. */
import path from 'node:path';
import { keepWhole } from './frail-disk.ts';

const { PICKET_POWER_HOME: home = '', PICKET_POWER_SHADOW: shadow = '', PICKET_POWER_DEAF: deaf } = process.env;
const [option, folder = '', ...more] = process.argv.slice(2);

if (option !== '-f' || more.length > 0) throw new Error('the frail disk knows `sync -f FOLDER` alone');
if (deaf === undefined && `${path.resolve(folder)}${path.sep}`.startsWith(home + path.sep)) keepWhole(home, shadow);
