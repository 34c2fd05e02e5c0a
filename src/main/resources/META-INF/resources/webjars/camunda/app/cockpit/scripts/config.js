export default {
  app: {
    name: 'Cockpit',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true
};
