export default {
  app: {
    name: 'Cockpit',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../pages/session.js', 'scripts/rules-link.js']
};
