import { createTheme, Drawer, Menu, Modal } from '@mantine/core';

/** The rest of the look is in look.css. Locking the page's scroll would need a style element. */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    Menu: Menu.extend({ defaultProps: { withinPortal: true } }),
  },
});
