import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { words } from '../words';
import classes from './MailFrame.module.css';

/** What could ask for something from outside, or lead away. */
const UNWANTED =
  'script, iframe, frame, frameset, object, embed, applet, link, meta, base, audio, video, source, portal';

/** Attributes that run something, lead somewhere, or load something. */
const UNWANTED_ATTRIBUTES = /^(on.*|href|xlink:href|action|formaction|ping|background|srcset|autofocus|http-equiv)$/i;

/** What a style loads; one that is written so that this does not see it is stopped by the policy. */
const LOADED_BY_STYLE = /@import[^;{}]*;?|@font-face\s*\{[^}]*\}|url\(\s*(?!['"]?data:)[^)]*\)/gi;

/** Only what the mail itself carries is shown: its styles, and pictures that are part of it. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'";

/**
 * A mail as it looks. Three locks, each enough by itself where browsers do what they promise: the frame has a sandbox
 * without scripts, forms, pop-ups and an origin; its own content security policy lets nothing in; and what could load or
 * lead somewhere is taken out before. Being a document of its own, its styles stay inside.
 *
 * @param html the body as its office wrote it (`body` of a communication whose `bodyFormat` is html)
 * @param title what screen readers call the frame; needed where there are several
 * @param height in pixels; a longer mail scrolls inside
 */
export function MailFrame({
  html,
  title = words.mail.frame,
  height = 480,
}: {
  html: string;
  title?: string;
  height?: number;
}) {
  const safe = useMemo(() => harmless(html), [html]);
  return (
    <Stack gap={4}>
      <iframe
        className={classes.mail}
        title={title}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={safe}
        height={height}
        // By keyboard, a frame without links is scrolled only once it can have the focus.
        tabIndex={0}
      />
      <Text size="xs" c="dimmed">
        {words.mail.blocked}
      </Text>
    </Stack>
  );
}

/**
 * A mail can name an image `body`, or a form's field `attributes`, and documents and forms then answer with that: their
 * members are called where no mail reaches.
 */
function harmless(html: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  for (const element of all(mail, UNWANTED)) Element.prototype.remove.call(element);
  for (const element of all(mail, '*')) {
    for (const name of Element.prototype.getAttributeNames.call(element))
      if (UNWANTED_ATTRIBUTES.test(name)) Element.prototype.removeAttribute.call(element, name);
    const source = Element.prototype.getAttribute.call(element, 'src');
    if (source !== null && !/^\s*data:image\//i.test(source)) Element.prototype.removeAttribute.call(element, 'src');
  }
  for (const style of all(mail, 'style')) style.textContent = (style.textContent ?? '').replace(LOADED_BY_STYLE, '');
  for (const element of all(mail, '[style]')) {
    const style = Element.prototype.getAttribute.call(element, 'style') ?? '';
    Element.prototype.setAttribute.call(element, 'style', style.replace(LOADED_BY_STYLE, ''));
  }
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="color-scheme" content="light">`;
  const [head, body] = [all(mail, 'head')[0], all(mail, 'body')[0]];
  return `<!doctype html><html><head>${policy}${head?.innerHTML ?? ''}</head>${body?.outerHTML ?? ''}</html>`;
}

function all(mail: Document, selector: string): readonly Element[] {
  return [...Document.prototype.querySelectorAll.call(mail, selector)];
}
