import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// The design language as a Mantine theme. tokens.css holds the values; this file only names them.
// Indigo: 8 fills in light, 7 fills in dark, 3 is text and focus in dark, 1 the soft ground.
const ink: MantineColorsTuple = [
  '#f1f5fd', '#e9effb', '#cbd8f5', '#a3b9f5', '#7f9cf0',
  '#5f80e0', '#4a6dd3', '#3d60c6', '#2c4ca6', '#233f8e',
];
const gray: MantineColorsTuple = [
  '#f8f9fb', '#f1f3f7', '#e3e6ec', '#ccd2dc', '#a5aebb',
  '#7a8494', '#5b6678', '#434d5e', '#2a3140', '#171d28',
];
const dark: MantineColorsTuple = [
  '#e6eaf1', '#b4bdcb', '#93a0b3', '#6d798b', '#364151',
  '#242c38', '#1a212b', '#141a22', '#10151c', '#0d1117',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 7 },
  colors: { ink, gray, dark },
  black: '#171d28',
  white: '#ffffff',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '18px', sm: '20px', md: '22px', lg: '24px', xl: '26px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '999px' },
  defaultRadius: 'sm',
  shadows: { md: 'var(--sh-2)', lg: 'var(--sh-3)', xl: 'var(--sh-3)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

const same = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--over-fg)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
};

// Mantine's own variables follow the tokens in both schemes.
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: same, dark: same });
