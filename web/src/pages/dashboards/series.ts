/** What a colour in a chart stands for; `name` is the field of the data. */
export interface Series {
  name: string;
  label: string;
  color: string;
}
