/** Small words that are frequent in one language; a word of several languages counts for each. */
const STOP_WORDS: Record<string, string> = {
  en: 'the and of to in is you your for that with this are we on be not our will have from or it as by can at if has please was an any',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei ihre ihr wir uns oder haben',
  fr: 'le la les de des et un une du en que est pour qui dans sur pas plus au par avec ce il sont ne se nous vous votre vos à cette ou être',
  es: 'el la los de que y en un una del se las por con para es su al lo como más o pero sus le ha este si usted nuestro nuestra está',
  it: 'il di che la e un una in per è del non sono con le si da come dei alla più gli nel anche lo della questo suo ha al vi nostro',
  pt: 'o de que e do da em um uma para com não os no se na por mais as dos como mas foi ao ele das tem seu sua ou você está pelo',
  nl: 'de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit wordt door naar u uw wij ons onze heeft',
  sv: 'och att det som en på är av för med den till inte om ett har de vi du kan din från var så men eller ditt dina ska',
  da: 'og at det er en til på som de med for den af ikke har i et du vi kan din fra var så men eller dit dine skal',
  pl: 'i w na z do się nie to jest że o jak po za od przez dla oraz przy być może są czy lub ten ta pan pani',
};

const LANGUAGES = Object.keys(STOP_WORDS);
const BY_WORD = new Map<string, number>();
LANGUAGES.forEach((language, at) => {
  for (const word of (STOP_WORDS[language] ?? '').split(' ')) BY_WORD.set(word, (BY_WORD.get(word) ?? 0) | (1 << at));
});

const NOT_LATIN = /[\u0370-\u07ff\u0900-\u0fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
/** Scripts that are, as good as, one language's own. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u4e00-\u9fff]/g, 'zh'],
  [/[\u0400-\u04ff]/g, 'ru'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0600-\u06ff]/g, 'ar'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u0900-\u097f]/g, 'hi'],
];

/** This many words tell it, or nothing does. */
const LOOKED_AT = 250;
/** A guess from fewer small words than this would be a guess. */
const FEWEST = 2;

/** The language most of the small words belong to, or `und`. Cheap: it decides between word lists, not between accents. */
export function guessLanguage(text: string, passages: readonly (readonly string[])[]): string {
  if (NOT_LATIN.test(text)) {
    const sample = text.slice(0, 4000);
    for (const [letters, language] of SCRIPTS) {
      const found = sample.match(letters)?.length ?? 0;
      if (found >= 8 && found > sample.length * 0.15) return language;
    }
  }
  const counts = LANGUAGES.map(() => 0);
  let looked = 0;
  for (const words of passages) {
    for (const word of words) if (word.length <= 7) countIn(counts, BY_WORD.get(word) ?? 0);
    looked += words.length;
    if (looked >= LOOKED_AT) break;
  }
  const most = Math.max(...counts);
  return most >= FEWEST && most * 12 >= looked ? (LANGUAGES[counts.indexOf(most)] ?? 'und') : 'und';
}

function countIn(counts: number[], languages: number): void {
  for (let at = 0, rest = languages; rest !== 0; at++, rest >>= 1) {
    if ((rest & 1) !== 0) counts[at] = (counts[at] ?? 0) + 1;
  }
}
