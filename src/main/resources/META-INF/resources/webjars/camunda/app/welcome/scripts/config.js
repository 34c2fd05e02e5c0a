export default {
  app: {
    name: 'Welcome',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true
};
