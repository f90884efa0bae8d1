/** The parts of the npm package `minhash` (which has no types of its own) that the bench uses. */
declare module 'minhash' {
  const minhash: {
    Minhash: new (config?: { numPerm?: number; seed?: number }) => { update(text: string): void };
  };
  export default minhash;
}
