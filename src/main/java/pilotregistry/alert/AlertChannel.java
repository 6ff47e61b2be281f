package pilotregistry.alert;

/// How digests reach the one who saved the search.
enum AlertChannel {
    FEED,
    MAIL,
    WEBHOOK
}
