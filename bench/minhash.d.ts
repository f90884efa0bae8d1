/** The parts of the npm package `minhash` (which has no types of its own) that the bench uses. */
declare module 'minhash' {
  class Minhash {
    constructor(config?: { numPerm?: number; seed?: number });
    update(text: string): void;
    jaccard(other: Minhash): number;
  }
  const minhash: { Minhash: typeof Minhash };
  export default minhash;
}
