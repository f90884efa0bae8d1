/** How much a shared word says: low for the words every letter has, high for those few have. */
const common = new Map<string, number>();
for (const w of 'account customer servic compani team offic member email letter page contact question help inform time day year month week date new also now get make take use see know want need pleas thank welcome dear look find give come keep go call work chang start end includ receiv send provid offer one two first next right good best like way thing lot part place point'.split(' ')) common.set(w, 0.35);
export function rarity(stem: string): number {
  return common.get(stem) ?? 1;
}
