/** A request that the server does not serve: the status says what kind, the message why. */
export class Refused extends Error {
  readonly status: 400 | 403 | 404 | 413 | 415;

  constructor(status: Refused['status'], message: string) {
    super(message);
    this.name = new.target.name;
    this.status = status;
  }
}
