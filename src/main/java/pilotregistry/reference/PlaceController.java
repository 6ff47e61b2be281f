package pilotregistry.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;

/// Answers the queries for places: provinces, divisions, key regions by date, watersheds.
@Controller
class PlaceController {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ReferenceLists lists;
    private final Connections connections;
    private final Clock clock;

    PlaceController(ReferenceLists lists, Connections connections, Clock clock) {
        this.lists = lists;
        this.connections = connections;
        this.clock = clock;
    }

    @QueryMapping
    List<Province> provinces() {
        return lists.provinces();
    }

    @QueryMapping
    Optional<Province> province(@Argument String code) {
        return lists.province(code);
    }

    @QueryMapping
    Connection<Division> divisions(
            @Argument @Nullable DivisionFilter filter,
            @Argument @Nullable List<DivisionOrder> orderBy,
            PageRequest page) {
        var asked = filter == null ? DivisionFilter.PLACES : filter;
        var order = orderBy == null ? List.<DivisionOrder>of() : orderBy;
        var found = lists.divisions().matching(asked).stream()
                .sorted(DivisionOrder.comparing(order))
                .toList();
        // A cursor leads on in the same list only: same filter, same order.
        return connections.page("divisions " + asked + " " + order, found, Division::code, page);
    }

    @QueryMapping
    Optional<Division> division(@Argument String code) {
        return lists.divisions().find(code);
    }

    @QueryMapping
    List<Region> regions(@Argument @Nullable LocalDate asOf) {
        return lists.regions().on(date(asOf));
    }

    @QueryMapping
    List<Watershed> watersheds() {
        return lists.watersheds();
    }

    @SchemaMapping
    Optional<Division> division(Province province) {
        return lists.divisions().place(province.code());
    }

    @SchemaMapping
    List<ProvinceWatershed> watersheds(Province province) {
        return lists.watersheds().stream()
                .flatMap(watershed -> watershed.provinces().stream()
                        .filter(reached -> reached.province().equals(province))
                        .map(reached -> new ProvinceWatershed(watershed, reached.scope())))
                .toList();
    }

    @SchemaMapping
    List<Division> places(Division division) {
        return lists.divisions().within(division);
    }

    @SchemaMapping
    List<DivisionRegion> regions(Division division, @Argument @Nullable LocalDate asOf) {
        var date = date(asOf);
        return lists.regions().covering(division.code(), date).stream()
                .map(region -> new DivisionRegion(region, lists.regions().covers(region.code(), division.code(), date)))
                .toList();
    }

    @SchemaMapping
    List<Region> regions(CoAuditScope scope, @Argument @Nullable LocalDate asOf) {
        return lists.regions().on(date(asOf)).stream()
                .filter(region -> scope.regionCodes().contains(region.code()))
                .toList();
    }

    private LocalDate date(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.ofInstant(clock.instant(), CHINA) : asOf;
    }

    /// A watershed that reaches a province.
    record ProvinceWatershed(Watershed watershed, WatershedScope scope) {}

    /// A key region that a division lies in.
    record DivisionRegion(Region region, Extent extent) {}

    /// What divisions can be ordered by.
    enum DivisionOrderField {
        CODE,
        PINYIN
    }

    /// One sort key of divisions; the code always decides last.
    record DivisionOrder(DivisionOrderField field, Sort.@Nullable Direction direction) {

        static Comparator<Division> comparing(List<DivisionOrder> keys) {
            return keys.stream()
                    .map(DivisionOrder::comparator)
                    .reduce(Comparator::thenComparing)
                    .map(order -> order.thenComparing(Division::code))
                    .orElse(Comparator.comparing(Division::code));
        }

        private Comparator<Division> comparator() {
            Comparator<Division> ascending =
                    switch (field) {
                        case CODE -> Comparator.comparing(Division::code);
                        case PINYIN -> Comparator.comparing(Division::pinyin);
                    };
            return Objects.equals(direction, Sort.Direction.DESC) ? ascending.reversed() : ascending;
        }
    }
}
