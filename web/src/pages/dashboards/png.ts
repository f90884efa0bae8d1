import type { Series } from './series';

/** Pixels of the picture for one of the screen, so that it is sharp on paper. */
const SCALE = 2;
const PADDING = 16;
const LINE = 22;

/** What an element looks like by its classes, which a picture has no access to. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'color',
  'opacity',
];

/** A chart that says its size as its viewBox, as a picture, with its title above it and its legend below, in the colours that it has on the screen. */
export async function pngOf(chart: SVGSVGElement, title: string, legend: readonly Series[]): Promise<Blob> {
  const { width, height } = chart.viewBox.baseVal;
  const image = await loaded(standingAlone(chart, width, height));
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * PADDING) * SCALE;
  canvas.height = (height + 2 * PADDING + 2 * LINE) * SCALE;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws no pictures.');
  const { color, backgroundColor, fontFamily } = getComputedStyle(document.body);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = color;
  pen.textBaseline = 'middle';
  pen.font = `600 16px ${fontFamily}`;
  pen.fillText(title, PADDING, PADDING + LINE / 2);
  pen.drawImage(image, PADDING, PADDING + LINE, width, height);
  pen.font = `13px ${fontFamily}`;
  let left = PADDING;
  const middle = PADDING + LINE + height + LINE / 2;
  for (const { label, color: colour } of legend) {
    pen.fillStyle = resolved(colour);
    pen.fillRect(left, middle - 5, 10, 10);
    pen.fillStyle = color;
    pen.fillText(label, left + 16, middle);
    left += 16 + pen.measureText(label).width + PADDING;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be written.')) : resolve(blob)));
  });
}

/** The chart with all that its classes say written into it. */
function standingAlone(chart: SVGSVGElement, width: number, height: number): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, element] of [chart, ...chart.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(element);
    for (const name of STYLES) copies[index]?.style.setProperty(name, style.getPropertyValue(name));
    if (element.tagName === 'text')
      for (const name of ['font-family', 'font-size', 'font-weight'])
        copies[index]?.style.setProperty(name, style.getPropertyValue(name));
  }
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

async function loaded(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/** A colour that a style sheet names, as the canvas takes it. */
function resolved(colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
