/**
 * Words with their places. One linear pass over UTF-16 code units, no regular expression per token; what a spelling
 * folds and stems to is remembered in a bounded map, as letters use few words often.
 *
 * What is a token:
 * - a run of letters, marks and digits of any script: `refund`, `café`, `30th`, `5pm`; a character of a script written
 *   without spaces (Han, kana, Thai ...) is a token of its own, so that such text takes no more than its share;
 * - with the apostrophe in it, written `'` whichever was used: `don't`, `we'll`, `customer's` (stem `customer`);
 * - a number with its separators: `5.00`, `1,000`, `1.000,50`, `12:30`. Signs of currency are skipped; `%` is the token
 *   `percent`, and `&` is `and`;
 * - letters with stops between them: `a.m.` is the word `a.m`, `U.S.` is `u.s`;
 * - a hyphen parts words (`sign-in` is `sign`, `in`, the same as `sign in`; `60-day` is `60`, `day`), except after a
 *   single letter that begins the word: `e-mail` is `email`, `x-ray` is `xray`;
 * - everything else (emoji, symbols, blanks of forms) is no token.
 */
export interface Token {
  start: number;
  end: number;
  /** NFKC, lower case, `'` for every apostrophe, without hyphens, soft hyphens and joiners. */
  word: string;
  /** What inflections and common derivations of the word have in common; not always a word. */
  stem: string;
  /** What stands between the token before and this one. */
  before: Gap;
}

/** 0 blank or nothing; 1 comma, dash, bracket, quotation mark; 2 full stop, colon, line break: another sentence or clause. */
export type Gap = 0 | 1 | 2;

export interface Span {
  start: number;
  end: number;
}

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const ALONE = 4;
const IGNORED = 5;
const APOSTROPHE = 6;
const HYPHEN = 7;
const STOP = 8;
const SOFT = 9;
const SIGN = 10;
const HIGH = 11;

const classes = new Uint8Array(65_536);
for (let code = 0; code < 128; code++) classes[code] = OTHER;
for (const [from, to, kind] of [
  ['0', '9', DIGIT],
  ['a', 'z', LETTER],
  ['A', 'Z', LETTER],
] as const) {
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) classes[code] = kind;
}
const assign = (characters: string, kind: number) => {
  for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)] = kind;
};
assign('.!?;:\n\r\f\v\u2026\u2028\u2029\u3002\uff01\uff1f\u2022', STOP);
assign(',()[]{}"<>|\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2015', SOFT);
assign("'\u2019\u2018\u02bc\u2032\uff07`", APOSTROPHE);
assign('-\u2010\u2011', HYPHEN);
assign('\u00ad\u200b\u200c\u200d\u2060\ufeff', IGNORED);
assign('%&\uff05\uff06', SIGN);

const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{N}/u;

function classify(character: string): number {
  if (alone.test(character)) return ALONE;
  if (letter.test(character)) return LETTER;
  return digit.test(character) ? DIGIT : OTHER;
}

/** The class of a code unit, worked out when it is first met. */
function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const kind = code >= 0xd800 && code <= 0xdbff ? HIGH : classify(String.fromCharCode(code));
  classes[code] = kind;
  return kind;
}

interface Form {
  word: string;
  stem: string;
}

/** Enough for the vocabulary of a company's mail several times over; then the map starts afresh. */
const FORMS_KEPT = 50_000;
const LONGEST_KEPT = 40;
const forms = new Map<string, Form>();

function formOf(raw: string, plain: boolean): Form {
  const kept = raw.length <= LONGEST_KEPT;
  if (kept) {
    const known = forms.get(raw);
    if (known !== undefined) return known;
  }
  const word = plain ? raw.toLowerCase() : fold(raw);
  const form = { word, stem: stem(word) };
  if (kept) {
    if (forms.size >= FORMS_KEPT) forms.clear();
    forms.set(raw, form);
  }
  return form;
}

function fold(raw: string): string {
  const word = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011-]/g, '')
    .replace(/[\u2019\u2018\u02bc\u2032\uff07`]/g, "'");
  return word.endsWith('.') ? word.slice(0, -1) : word;
}

const PERCENT: Form = { word: 'percent', stem: 'percent' };
const AND: Form = { word: 'and', stem: 'and' };

/**
 * The words of `text` between two offsets. `holes` (in order of `start`, such as merge fields) are passed over as if
 * a comma stood there.
 */
export function tokenise(text: string, start = 0, end = text.length, holes?: readonly Span[]): Token[] {
  const tokens: Token[] = [];
  let before: Gap = 0;
  let hole = 0;
  let at = start;
  while (holes !== undefined && hole < holes.length && holes[hole]!.end <= start) hole++;
  let nextHole = holes !== undefined && hole < holes.length ? holes[hole]!.start : end;
  while (at < end) {
    if (at >= nextHole) {
      if (holes === undefined || hole >= holes.length) break;
      at = Math.max(at, holes[hole]!.end);
      if (before === 0) before = 1;
      hole++;
      nextHole = hole < holes.length ? holes[hole]!.start : end;
      continue;
    }
    const stopAt = nextHole < end ? nextHole : end;
    const code = text.charCodeAt(at);
    let kind = classes[code]!;
    if (kind === 0) kind = classOf(code);
    let width = 1;
    if (kind === HIGH) {
      if (at + 1 < stopAt) {
        width = 2;
        kind = classify(text.slice(at, at + 2));
      } else kind = OTHER;
    }
    if (kind === LETTER || kind === DIGIT) {
      const from = at;
      at += width;
      let plain = width === 1 && code < 128;
      // `e-mail`: one letter that begins a word, then a hyphen, then letters
      if (kind === LETTER && at + 1 < stopAt && classes[text.charCodeAt(at)] === HYPHEN && isFirst(text, from, start)) {
        if (classOf(text.charCodeAt(at + 1)) === LETTER) {
          plain = false;
          at++;
        }
      }
      let dotted = kind === LETTER;
      while (at < stopAt) {
        const c = text.charCodeAt(at);
        let k = classes[c]!;
        if (k === 0) k = classOf(c);
        if (k === LETTER || k === DIGIT) {
          if (c > 127) plain = false;
          kind = k;
          at++;
          dotted = false;
          continue;
        }
        if (k === OTHER || k === SOFT) {
          if (k === SOFT && kind === DIGIT && c === 44 && at + 1 < stopAt && isDigit(text.charCodeAt(at + 1))) at++;
          else break;
        } else if (k === STOP) {
          const next = at + 1 < stopAt ? text.charCodeAt(at + 1) : 0;
          if (kind === DIGIT && (c === 46 || c === 58) && isDigit(next)) at++;
          else if (c === 46 && dotted && isAbbreviation(text, at, stopAt)) {
            at = abbreviationEnd(text, at, stopAt);
            plain = false;
            break;
          } else break;
        } else if (k === APOSTROPHE) {
          if (kind === LETTER && at + 1 < stopAt && classOf(text.charCodeAt(at + 1)) === LETTER) {
            if (c !== 39) plain = false;
            at++;
          } else break;
        } else if (k === IGNORED) {
          plain = false;
          at++;
        } else if (k === HIGH && at + 1 < stopAt) {
          const pair = classify(text.slice(at, at + 2));
          if (pair !== LETTER && pair !== DIGIT) break;
          plain = false;
          kind = pair;
          at += 2;
        } else break;
      }
      const form = formOf(text.slice(from, at), plain);
      tokens.push({ start: from, end: at, word: form.word, stem: form.stem, before });
      before = 0;
      continue;
    }
    if (kind === ALONE || kind === SIGN) {
      const form =
        kind === ALONE ? formOf(text.slice(at, at + width), false) : code === 38 || code === 0xff06 ? AND : PERCENT;
      tokens.push({ start: at, end: at + width, word: form.word, stem: form.stem, before });
      before = 0;
    } else if (kind === STOP) before = 2;
    else if (kind === SOFT && before === 0) before = 1;
    else if (kind === HYPHEN && before === 0 && at > start && text.charCodeAt(at - 1) === 32) before = 1;
    at += width;
  }
  return tokens;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

function isFirst(text: string, at: number, start: number): boolean {
  if (at === start) return true;
  const kind = classOf(text.charCodeAt(at - 1));
  return kind !== HYPHEN && kind !== APOSTROPHE;
}

/** At a full stop after a single letter: another single letter follows and then a stop (`a.m.`, `U.S.A.`). */
function isAbbreviation(text: string, at: number, end: number): boolean {
  return at + 2 < end && classOf(text.charCodeAt(at + 1)) === LETTER && text.charCodeAt(at + 2) === 46;
}

function abbreviationEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && text.charCodeAt(to) === 46) {
    to++;
    if (to + 1 < end && classOf(text.charCodeAt(to)) === LETTER && text.charCodeAt(to + 1) === 46) to++;
    else break;
  }
  return to;
}

// ---------------------------------------------------------------------------------------------------------- stems

const pairs = (list: string): [string, string][] =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]);

/**
 * Irregular forms, and spellings of both sides of the Atlantic, before any rule. The word after the colon goes through
 * the rules.
 */
const irregular = new Map<string, string>([
  ...pairs(`am:be is:be are:be was:be were:be been:be being:be has:have had:have having:have does:do did:do done:do
    bought:buy paid:pay sent:send kept:keep left:leave gave:give given:give took:take taken:take got:get gotten:get
    went:go gone:go goes:go made:make said:say told:tell sold:sell held:hold brought:bring built:build
    chose:choose chosen:choose came:come wrote:write written:write drew:draw drawn:draw drove:drive driven:drive
    ate:eat eaten:eat fell:fall fallen:fall felt:feel flew:fly flown:fly forgot:forget forgotten:forget
    froze:freeze frozen:freeze grew:grow grown:grow heard:hear hid:hide hidden:hide knew:know known:know
    laid:lay led:lead lent:lend lost:lose meant:mean met:meet rang:ring rung:ring risen:rise ran:run
    saw:see seen:see shook:shake shown:show slept:sleep spoke:speak spoken:speak spent:spend
    stole:steal stolen:steal stood:stand swam:swim swore:swear sworn:swear taught:teach thought:think threw:throw
    thrown:throw understood:understand withdrew:withdraw withdrawn:withdraw withheld:withhold won:win wore:wear worn:wear
    began:begin begun:begin became:become broke:break broken:break bent:bend bound:bind caught:catch
    dealt:deal dug:dig fought:fight hung:hang lain:lie lit:light overpaid:overpay repaid:repay prepaid:prepay
    underpaid:underpay undertook:undertake undertaken:undertake undone:undo redone:redo resold:resell rebuilt:rebuild
    rewritten:rewrite sought:seek shut:shut struck:strike stuck:stick sat:sit sank:sink sunk:sink sang:sing sung:sing
    arose:arise arisen:arise awoke:awake borne:bear bitten:bite blew:blow blown:blow bred:breed fed:feed fled:flee
    forgave:forgive forgiven:forgive forbidden:forbid mistaken:mistake overdrawn:overdraw overdrew:overdraw
    oversaw:oversee overseen:oversee proven:prove rode:ride ridden:ride shone:shine shot:shoot shrunk:shrink
    sprang:spring swept:sweep swollen:swell torn:tear tore:tear woke:wake woken:wake wound:wind dying:die lying:lie
    tying:tie tied:tie died:die lied:lie skies:sky
    children:child people:person persons:person men:man women:woman feet:foot teeth:tooth geese:goose mice:mouse
    halves:half shelves:shelf wives:wife knives:knife lives:life leaves:leave loaves:loaf thieves:thief wolves:wolf
    themselves:themself ourselves:ourself yourselves:yourself kids:kid indices:index criteria:criterion
    centre:center centres:center theatre:theater theatres:theater metre:meter metres:meter litre:liter litres:liter
    kilometre:kilometer kilometres:kilometer fibre:fiber programme:program programmes:program licence:license
    licences:license defence:defense offence:offense practise:practice practised:practice practising:practice
    catalogue:catalog catalogues:catalog dialogue:dialog enquiry:inquiry enquiries:inquiry enquire:inquire
    enquired:inquire enquiring:inquire grey:gray tyre:tire tyres:tire mum:mom mums:mom ageing:aging judgement:judgment
    acknowledgement:acknowledgment jewellery:jewelry aeroplane:airplane fulfil:fulfill fulfils:fulfill skilful:skillful
    cheques:cheque analyse:analyze analysed:analyze analyses:analysis colour:color colours:color
    tonight:tonight thru:through mails:mail e-mails:email emailed:email cannot:cannot`),
]);

/** Words whose stem the rules would get wrong: left alone, or sent to a stem of the family they belong to. */
const settled = new Map<string, string>([
  ...pairs(`skis:ski sky:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl news:news howe:howe
    atlas:atlas cosmos:cosmos bias:bias andes:andes inning:inning outing:outing canning:canning herring:herring
    earring:earring proceed:proceed exceed:exceed succeed:succeed evening:evening evenings:evening morning:morning
    mornings:morning training:training trainings:training parking:parking building:building buildings:building
    savings:saving saving:saving customs:customs wedding:wedding weddings:wedding clothing:clothing
    during:during something:something anything:anything nothing:nothing everything:everything thing:thing
    department:department departments:department apartment:apartment apartments:apartment
    important:important importantly:important importance:important experiment:experiment experiments:experiment
    university:university universities:university universal:universal emergency:emergency emergencies:emergency
    personal:personal personally:personal personalise:personal personalised:personal personalize:personal
    personalized:personal international:international national:national nationally:national nation:nation
    organisation:organisation organisations:organisation organization:organisation organizations:organisation
    freely:free fully:full pleased:pleased pleasure:pleasure accountable:accountable stated:stated
    production:production productions:production operation:operation operations:operation operator:operator
    operators:operator operational:operation providence:providence hearing:hearing hearings:hearing optional:optional
    optionally:optional boarding:boarding usage:usage wellbeing:wellbeing united:united
    handful:handful screening:screening screenings:screening original:original originals:original founded:founded
    regulator:regulator regulators:regulator periodically:periodically
    police:police policy:policy policies:policy organ:organ organs:organ
    delivery:deliver deliveries:deliver registration:register registrations:register registry:registry
    notification:notify notifications:notify notify:notify notified:notify notifies:notify notifying:notify
    application:apply applications:apply apply:apply applied:apply applies:apply applying:apply applicant:applicant
    application's:apply pharmacy:pharmacy pharmacies:pharmacy identification:identify identity:identity
    expiration:expire expirations:expire expiry:expire expire:expire expires:expire expired:expire expiring:expire
    reservation:reserve reservations:reserve reserve:reserve reserves:reserve reserved:reserve reserving:reserve
    redemption:redeem redeem:redeem redeems:redeem redeemed:redeem redeeming:redeem redeemable:redeem
    subscription:subscribe subscriptions:subscribe subscribe:subscribe subscribed:subscribe subscribes:subscribe
    subscribing:subscribe subscriber:subscriber subscribers:subscriber prescription:prescription
    prescriptions:prescription prescribe:prescribe confirmation:confirm confirmations:confirm confirm:confirm
    consultation:consult consultations:consult qualification:qualify qualifications:qualify qualify:qualify
    qualifies:qualify qualified:qualify qualifying:qualify verification:verify verify:verify verifies:verify
    verified:verify verifying:verify modification:modify modifications:modify modify:modify modified:modify
    cancellation:cancel cancellations:cancel cancelation:cancel termination:terminate terminations:terminate
    terminate:terminate terminated:terminate terminates:terminate terminating:terminate terminal:terminal
    terminals:terminal deduction:deduct deductions:deduct deductible:deductible deductibles:deductible
    receipt:receipt receipts:receipt reception:reception recipient:recipient decision:decide decisions:decide
    decide:decide decided:decide decides:decide deciding:decide
    price:price prices:price priced:price pricing:price notice:notice notices:notice noticed:notice
    one:one ones:one once:once use:use uses:use used:use using:use user:user users:user
    access:access accessed:access business:business businesses:business busy:busy pass:pass passes:pass
    address:address addresses:address addressed:address plus:plus gas:gas gases:gas bus:bus buses:bus this:this
    his:his has:have its:its us:us yes:yes less:less always:always perhaps:perhaps means:means thanks:thank
    details:detail series:series species:species premises:premises premise:premise premium:premium premiums:premium
    bonus:bonus bonuses:bonus status:status statuses:status campus:campus campuses:campus census:census virus:virus
    tenant:tenant tenants:tenant tenancy:tenancy tenancies:tenancy current:current currently:current
    currency:currency currencies:currency agency:agency agencies:agency agent:agent agents:agent
    maintenance:maintain maintain:maintain maintained:maintain maintains:maintain station:station stations:station
    state:state states:state stated:state stating:state stationery:stationery general:general generally:general
    generate:generate generated:generate generation:generate generous:generous generously:generous
    arrival:arrive arrivals:arrive departure:depart departures:depart storage:store store:store stores:store stored:store
    storing:store percentage:percent percent:percent per:per guarantor:guarantor guarantors:guarantor
    communication:communicate communications:communicate communicate:communicate community:community communities:community
    relation:relation relations:relation relative:relative relatives:relative relatively:relative
    experience:experience experiences:experience experienced:experience
    secure:secure secured:secure securely:secure security:security securities:securities
    interest:interest interests:interest interested:interest interesting:interest
    minimum:minimum minimums:minimum maximum:maximum maximums:maximum
    daily:daily weekly:weekly monthly:monthly yearly:yearly hourly:hourly quarterly:quarterly nightly:nightly
    fortnightly:fortnightly annual:annual annually:annual annum:annum annuity:annuity annuities:annuity
    likely:likely unlikely:unlikely family:family families:family finally:final final:final
    renewable:renew renewal:renew renewals:renew contents:contents content:content goods:goods good:good
    arrears:arrears overseas:overseas`),
]);

const isVowel = (word: string, at: number): boolean => {
  switch (word.charCodeAt(at)) {
    case 97:
    case 101:
    case 105:
    case 111:
    case 117:
      return true;
    case 121:
      // y is a vowel after a consonant
      return at > 0 && !isVowel(word, at - 1);
    default:
      return false;
  }
};

function hasVowel(word: string, before: number): boolean {
  for (let i = 0; i < before; i++) if (isVowel(word, i)) return true;
  return false;
}

/** Where the region after the first consonant that follows a vowel begins, from `from` on. */
function regionAfter(word: string, from: number): number {
  let i = from;
  while (i < word.length && !isVowel(word, i)) i++;
  while (i < word.length && isVowel(word, i)) i++;
  return i < word.length ? i + 1 : word.length;
}

function firstRegion(word: string): number {
  for (const prefix of ['gener', 'commun', 'arsen', 'univers', 'import'])
    if (word.startsWith(prefix)) return prefix.length;
  return regionAfter(word, 0);
}

function endsShort(word: string): boolean {
  const n = word.length;
  if (n === 2) return isVowel(word, 0) && !isVowel(word, 1);
  if (n < 3) return false;
  const last = word.charCodeAt(n - 1);
  return (
    !isVowel(word, n - 1) &&
    isVowel(word, n - 2) &&
    !isVowel(word, n - 3) &&
    last !== 119 &&
    last !== 120 &&
    last !== 121
  );
}

const doubles = new Set(['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']);

const second: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['isation', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const third: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
/** `er` and `or` are left standing: a customer is no custom, a broker no broke. */
const fourth = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'ic',
];
const notIse =
  /^(?:prom|prem|exerc|adv|otherw|merchand|surpr|rev|superv|enterpr|franch|comprom|advert|prec|conc|likew|r|w|no|ra|pra|cru|exc|dev|telev|improv|parad|dem|desp|disgu|pl|po|expert|appra|bru|ar|gu|cerv|pre)is/;
const keepsOur = /^(?:hour|your|four|tour|pour|our|sour|flour|detour|contour|glamour|devour|scour)s?$/;

/**
 * Porter's second English stemmer with the changes that letters to customers call for: irregular verbs, both
 * spellings (`authorise`, `favour`, `instalment`), no stripping of `-er` and `-or`, `-tion` nouns of frequent
 * verbs sent to the verb. Words of other scripts, with digits or very long ones are their own stem.
 */
export function stem(input: string): string {
  let word = input;
  const apostrophe = word.indexOf("'");
  if (apostrophe !== -1) {
    if (word.endsWith("'s")) word = word.slice(0, -2);
    else return word;
  }
  const change = irregular.get(word);
  if (change !== undefined) word = change;
  const fixed = settled.get(word);
  if (fixed !== undefined) return fixed;
  if (word.length <= 2 || word.length > LONGEST_KEPT) return word;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c < 97 || c > 122) return word;
  }
  return suffixes(word);
}

function suffixes(input: string): string {
  let word = input;
  if (word.endsWith('our') || word.endsWith('ours') || word.includes('our', 3)) {
    if (!keepsOur.test(word)) word = word.replace(/(av|ol|on|ab|igh|avi|ehavi|rm|um|eav|arb|al|iv)our/, '$1or');
  }
  if (word.includes('is', 3) && /[a-z]{2}(?:is(?:e|es|ed|ing|er|ers)|isations?)$/.test(word) && !notIse.test(word)) {
    word = word.replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1');
  }
  const r1 = firstRegion(word);
  const r2 = regionAfter(word, r1);
  // plurals
  if (word.endsWith('sses')) word = word.slice(0, -2);
  else if (word.endsWith('ied') || word.endsWith('ies')) word = word.slice(0, word.length > 4 ? -2 : -1);
  else if (word.endsWith('s') && !word.endsWith('us') && !word.endsWith('ss') && hasVowel(word, word.length - 2)) {
    word = word.slice(0, -1);
  }
  const whole = settled.get(word);
  if (whole !== undefined) return whole;
  // past tense and participle
  if (word.endsWith('eedly') || word.endsWith('eed')) {
    const at = word.endsWith('eed') ? word.length - 3 : word.length - 5;
    if (at >= r1) word = word.slice(0, at + 2);
  } else {
    let cut = 0;
    for (const ending of ['ingly', 'edly', 'ing', 'ed']) {
      if (word.endsWith(ending)) {
        cut = ending.length;
        break;
      }
    }
    if (cut > 0 && hasVowel(word, word.length - cut)) {
      word = word.slice(0, -cut);
      if (word.endsWith('at') || word.endsWith('bl') || word.endsWith('iz')) word += 'e';
      else if (doubles.has(word.slice(-2))) word = word.slice(0, -1);
      else if (r1 >= word.length && endsShort(word)) word += 'e';
      const verb = settled.get(word) ?? settled.get(`${word}e`);
      if (verb !== undefined) return verb;
    }
  }
  const n = word.length;
  if (n > 2 && word.charCodeAt(n - 1) === 121 && !isVowel(word, n - 2)) word = `${word.slice(0, -1)}i`;
  for (const [ending, to] of second) {
    if (word.endsWith(ending)) {
      if (word.length - ending.length >= r1) word = word.slice(0, word.length - ending.length) + to;
      break;
    }
  }
  if (word.endsWith('li') && word.length - 2 >= r1 && 'cdeghkmnrt'.includes(word.charAt(word.length - 3)))
    word = word.slice(0, -2);
  for (const [ending, to] of third) {
    if (word.endsWith(ending)) {
      if (word.length - ending.length >= r1) word = word.slice(0, word.length - ending.length) + to;
      break;
    }
  }
  let cut = false;
  for (const ending of fourth) {
    if (word.endsWith(ending)) {
      if (word.length - ending.length >= r2) {
        word = word.slice(0, word.length - ending.length);
        cut = true;
      }
      break;
    }
  }
  if (!cut && (word.endsWith('sion') || word.endsWith('tion')) && word.length - 3 >= r2) word = word.slice(0, -3);
  const last = word.charCodeAt(word.length - 1);
  if (last === 101) {
    const at = word.length - 1;
    if (at >= r2 || (at >= r1 && !endsShort(word.slice(0, -1)))) word = word.slice(0, -1);
  } else if (last === 108 && word.length - 1 >= r2 && word.charCodeAt(word.length - 2) === 108)
    word = word.slice(0, -1);
  return word;
}

// ------------------------------------------------------------------------------------------------------ stopwords

/** Words of grammar. No negation, no modal, no number and no preposition of time is among them: those carry claims. */
const stopwords = new Set(
  `a an the this that these those i me my mine we us our ours you your yours yourself he him his she her hers it its
  they them their theirs myself ourselves themselves itself who whom whose which what be am is are was were been being
  have has had having do does did doing and or but so as of to in on at by for with about into onto upon over than then
  there here such very just also too more most some any own same other another both each few again ever even still yet
  much many like per via etc re dear hi hello regards sincerely well how why where while whereas though although
  because since through out up down off i'm you're we're they're it's that's there's here's i've you've we've they've
  i'd you'd we'd they'd he's she's what's who's let's let get got one's can could would shall should might will
  i'll you'll we'll they'll it'll he'll she'll please`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** True for words of grammar, which say nothing about the subject. Takes `Token.word`. */
export function isStopword(word: string): boolean {
  return stopwords.has(word);
}
