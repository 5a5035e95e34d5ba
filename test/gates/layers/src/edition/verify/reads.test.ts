import '../build.ts';
import '../../../test/needs.ts';
