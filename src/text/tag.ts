/** The start tag that is being read: its name, and those of its attributes that reading asks for. */
export class Tag {
  name = '';
  style = '';
  classes = '';
  id = '';
  role = '';
  type = '';
  href = '';
  columns = 1;
  rows = 1;
  hidden = false;

  begin(name: string): void {
    this.name = name;
    this.style = this.classes = this.id = this.role = this.type = this.href = '';
    this.columns = this.rows = 1;
    this.hidden = false;
  }

  take(attribute: string, value: string): void {
    switch (attribute) {
      case 'style':
        this.style = value;
        break;
      case 'class':
        this.classes = value;
        break;
      case 'id':
        this.id = value;
        break;
      case 'href':
        this.href = value;
        break;
      case 'role':
        this.role = value;
        break;
      case 'type':
        this.type = value;
        break;
      case 'hidden':
        this.hidden = true;
        break;
      case 'colspan':
        this.columns = count(value);
        break;
      case 'rowspan':
        this.rows = count(value);
        break;
    }
  }
}

/** A span's value; what is no sensible number counts as one. */
function count(value: string): number {
  const n = Number.parseInt(value, 10);
  return n >= 1 && n <= 100 ? n : 1;
}
