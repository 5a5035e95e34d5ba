import '../store/rows.ts';
