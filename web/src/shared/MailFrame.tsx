import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { words } from '../words';

/** What could ask for something from outside, or lead away. */
const UNWANTED =
  'script, iframe, frame, frameset, object, embed, applet, link, meta, base, form, audio, video, source, portal';

/** Only what the mail itself carries is shown: no scripts, nothing from anywhere. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * A mail as it looks. Three locks, each enough by itself where browsers do what they promise: the frame has a sandbox
 * without scripts, forms, pop-ups and an origin; its own content security policy lets nothing in; and elements that could
 * load or lead somewhere are taken out before.
 */
export function MailFrame({ html, height = 420 }: { html: string; height?: number }) {
  const safe = useMemo(() => harmless(html), [html]);
  return (
    <Stack gap={4}>
      <iframe
        title={words.mail.frame}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={safe}
        style={{ width: '100%', height, border: '1px solid var(--mantine-color-default-border)', background: '#fff' }}
      />
      <Text size="xs" c="dimmed">
        {words.mail.blocked}
      </Text>
    </Stack>
  );
}

function harmless(html: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  for (const element of mail.querySelectorAll(UNWANTED)) element.remove();
  for (const element of mail.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (/^(on|href$|xlink:href$|action$|ping$|background$|srcset$)/i.test(name)) element.removeAttribute(name);
    }
    const source = element.getAttribute('src');
    if (source !== null && !/^data:image\//i.test(source)) element.removeAttribute('src');
  }
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `<!doctype html><html><head>${policy}${mail.head.innerHTML}</head>${mail.body.outerHTML}</html>`;
}
