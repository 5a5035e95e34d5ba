import '../cli/picket.ts';
import '../main.ts';
