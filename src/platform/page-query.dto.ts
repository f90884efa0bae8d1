import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { type Page, fromCursor } from './paging.js';

/** The two query parameters of every list. */
export class PageQuery {
  /** Items on a page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number = 50;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  cursor?: string;
}

/** The page that a query asks for. */
export function pageOf(query: PageQuery): Page {
  return { limit: query.limit ?? 50, cursor: fromCursor(query.cursor) };
}
