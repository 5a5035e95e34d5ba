/** Keys are where they are, whatever a Kazakh or Russian layout writes there. */
export const BY_PLACE = { usePhysicalKeys: true };
