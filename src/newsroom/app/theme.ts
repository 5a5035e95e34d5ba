import { createTheme, Drawer, Menu, Modal } from '@mantine/core';

/** Its head is none of the page: a page has one banner. */
const attributes = { header: { role: 'presentation' } };

/** The rest of the look is in look.css. Locking the page's scroll would need a style element. */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, attributes } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, attributes } }),
    Menu: Menu.extend({ defaultProps: { withinPortal: true } }),
  },
});
