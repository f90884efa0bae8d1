import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { ValidateIf, type ValidationError, validateSync } from 'class-validator';
import { DomainError, type FieldProblem } from './problems.js';

/** Unknown fields are refused: a misspelt optional field must not be lost silently. */
export const VALIDATION = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/** For fields of a change: what is absent stays, but null is no value. */
export function IsAbsentOr(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** Checks a value against a DTO class. Returns the faults; none means that `value` fits. */
export function faultsOf<T extends object>(
  type: ClassConstructor<T>,
  plain: unknown,
): { value: T; faults: FieldProblem[] } {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    return { value: {} as T, faults: [{ pointer: '', detail: 'must be a JSON object' }] };
  }
  try {
    const value = plainToInstance(type, plain);
    return { value, faults: fieldProblems(validateSync(value, VALIDATION)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { value: {} as T, faults: [{ pointer: '', detail: 'is nested too deeply to be a communication' }] };
  }
}

/** class-validator's tree of errors as pointers with what to do. */
export function fieldProblems(errors: readonly ValidationError[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
    return [...own, ...fieldProblems(error.children ?? [], pointer)];
  });
}

/** The problem that tells of bad fields. */
export function invalidRequest(faults: readonly FieldProblem[]): DomainError {
  const what = faults.length === 1 ? 'One field is' : `${faults.length} fields are`;
  return new DomainError('invalid-request', `${what} not valid; "errors" says which and why.`, faults);
}
