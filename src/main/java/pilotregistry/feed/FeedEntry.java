package pilotregistry.feed;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.Event;

/// An event with its place in the feed.
///
/// @param number global, from 1, without gaps
/// @param collection where the aggregate is stored
@Document("events")
public record FeedEntry(@Id long number, String collection, Event event) {

    FeedEntry at(long place) {
        return new FeedEntry(place, collection, event);
    }
}
