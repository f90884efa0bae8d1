import { type Options, hash, parseOptions, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { newToken } from './tokens.js';

/**
 * Argon2id (the library's default kind) with 19 MiB, two passes and one lane: OWASP's first choice, the least that makes
 * a graphics card no better than a server. It takes about 40 ms of one core (measured), and 19 MiB for each of the four threads
 * that hash at once, so a burst of sign-ins fills neither memory nor processor.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** Hashes and checks passwords. */
@Injectable()
export class PasswordsService {
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return hash(canonical(password), COST);
  }

  /** Whether it is the password. Without a hash it takes as long, so that nobody learns from the time who has an account. */
  async check(passwordHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(newToken());
    const right = await verify(passwordHash ?? (await this.decoy), canonical(password));
    return right && passwordHash !== null;
  }

  /** Whether a hash was made with less than what is asked today. */
  outdated(passwordHash: string): boolean {
    const { memoryCost, timeCost } = parseOptions(passwordHash);
    return memoryCost < COST.memoryCost || timeCost < COST.timeCost;
  }
}

/** The same letters typed on another keyboard are the same password. */
function canonical(password: string): string {
  return password.normalize('NFKC');
}
