// What one person has read: kept by the browser, for each of them apart.

export class Reading {
  constructor(user) {
    this.key = `read-${user}`;
    this.seen = JSON.parse(localStorage.getItem(this.key) ?? "{}");
    this.calls = new Map();
  }

  read(channel, newest, thread) {
    if (newest) this.seen[channel] = newest;
    if (thread) this.seen[thread] = newest;
    this.calls.delete(channel);
    localStorage.setItem(this.key, JSON.stringify(this.seen));
  }

  came(message, called, looking) {
    if (called && !looking) this.calls.set(message.channel, this.called(message.channel) + 1);
  }

  called(channel) {
    return this.calls.get(channel) ?? 0;
  }
  unread(channel) {
    return Boolean(channel.newest) && channel.newest > (this.seen[channel.id] ?? "");
  }

  /** Something came into the thread since it was last open. */
  threadUnread(message) {
    return message.latest_reply > (this.seen[message.ts] ?? "");
  }
}
