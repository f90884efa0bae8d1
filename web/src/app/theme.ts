import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/**
 * One type scale (Mantine's xs to xl, h1 to h4), one spacing scale (xs 8 to xl 32), and colours that mean something:
 * blue is what one can do, the three kinds of conflict have one colour each (shared/meaning.module.css), red is what went wrong.
 */
export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
});

/** Quiet text and links that are still read at 4.5 : 1 on every ground they stand on. */
export const contrast: CSSVariablesResolver = (mantine) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': mantine.colors.gray[7],
    '--mantine-color-placeholder': mantine.colors.gray[7],
    '--mantine-color-anchor': mantine.colors.blue[8],
    '--mantine-color-error': mantine.colors.red[9],
  },
  dark: {
    '--mantine-color-dimmed': mantine.colors.gray[5],
    '--mantine-color-placeholder': mantine.colors.gray[5],
    '--mantine-color-anchor': mantine.colors.blue[3],
    '--mantine-color-error': mantine.colors.red[4],
  },
});
