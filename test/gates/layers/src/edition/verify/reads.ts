import '../build.ts';
