import './bytes.ts';
