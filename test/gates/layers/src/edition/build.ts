import '../press/page.ts';
