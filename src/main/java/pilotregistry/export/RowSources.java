package pilotregistry.export;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.connection.Reading;
import pilotregistry.search.FoundCases;

/// Finds the source of the rows that a wish is for.
@Component
class RowSources {

    private final ExportLists lists;
    private final SelectionReader selections;
    private final FoundCases cases;
    private final MongoOperations mongo;

    RowSources(ExportLists lists, SelectionReader selections, FoundCases cases, MongoOperations mongo) {
        this.lists = lists;
        this.selections = selections;
        this.cases = cases;
        this.mongo = mongo;
    }

    /// As it was fixed when it was asked for.
    RowSource of(ExportWish wish) {
        var reading = wish.reading();
        return reading == null
                ? new RowSource.OfSearch(
                        cases, selections.read(wish.list(), wish.asked()).arguments(), mongo)
                : new RowSource.OfList(Reading.of(reading), mongo);
    }

    /// As this actor sees it now.
    RowSource of(Selection selection, Actor actor) {
        return selection.list() == ExportList.SEARCH_CASE_STUDIES
                ? new RowSource.OfSearch(cases, selection.arguments(), mongo)
                : new RowSource.OfList(lists.reading(selection, actor), mongo);
    }

    /// Refuses what the list would refuse.
    void check(Selection selection) {
        if (selection.list() == ExportList.SEARCH_CASE_STUDIES) {
            cases.count(selection.arguments());
        }
    }

    /// Whether everybody sees as much of it as this actor.
    boolean isEverybodys(Selection selection, Actor actor) {
        return selection.list() == ExportList.SEARCH_CASE_STUDIES
                || lists.reading(selection, actor).equals(lists.reading(selection, new Actor.Anonymous()));
    }
}
