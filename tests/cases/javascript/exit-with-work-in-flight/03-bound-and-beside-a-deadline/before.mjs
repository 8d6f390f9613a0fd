export class App {
  listen() {
    process.on('SIGTERM', this.end.bind(this));
    process.on('SIGINT', () => this.server.close(() => process.exit(0)));
  }

  end() {
    process.exit(0);
  }
}

process.once('SIGHUP', () => {
  setTimeout(() => process.exit(1), 5000).unref();
  process.exit(0);
});
process.once('SIGQUIT', (signal) => {
  setTimeout(() => process.exit(1), 5000).unref();
  if (signal) close(() => process.exit(0));
});
