import './seal.ts';
