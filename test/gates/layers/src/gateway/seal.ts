import '../base/bytes.ts';
