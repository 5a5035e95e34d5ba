import '../gateway/seal.ts';
import '../edition/verify/reads.ts';
import '../gateway/open.ts';
