package pilotregistry.webhook;

/// Where its owner had it go on from.
///
/// @param number how often that was asked; 0 before the first time
/// @param after the position of the feed after which it goes on
record WebhookReplay(int number, long after) {

    WebhookReplay next(long position) {
        return new WebhookReplay(number + 1, position);
    }
}
