export default {
  app: {
    name: 'Cockpit',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['scripts/rules-link.js']
};
