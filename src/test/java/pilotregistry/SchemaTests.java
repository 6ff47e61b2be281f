package pilotregistry;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaField;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Nullness;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.PageRequest;
import pilotregistry.ledger.Command;

/// The schema and the code say the same: fields, arguments, inputs, filters, orders, enums, and what may be null.
@RegistryTest
class SchemaTests {

    /// What a [Command] reads of a mutation's input.
    private static final Set<String> OF_COMMANDS = Set.of("version", "idempotencyKey", "validateOnly");

    @Autowired
    SchemaInspection inspection;

    /// A field with the controller method behind it.
    private record Served(GraphQLObjectType type, GraphQLFieldDefinition field, SelfDescribingDataFetcher<?> fetcher) {

        Method method() {
            return Objects.requireNonNull(fetcher.asMethod());
        }

        boolean takes(Class<?> parameter) {
            return List.of(method().getParameterTypes()).contains(parameter);
        }

        String name() {
            return type.getName() + "." + field.getName();
        }
    }

    @Test
    void hasCodeForEveryFieldAndAFieldForAllCode() {
        var report = inspection.report();
        assertSoftly(softly -> {
            softly.assertThat(report.unmappedFields()).as("fields without code").isEmpty();
            softly.assertThat(report.unmappedRegistrations())
                    .as("code without a field")
                    .isEmpty();
            softly.assertThat(report.unmappedArguments())
                    .as("read, but not in the schema")
                    .isEmpty();
            softly.assertThat(report.fieldNullnessErrors())
                    .as("null in spite of !")
                    .isEmpty();
            softly.assertThat(report.argumentNullnessErrors())
                    .as("may be left out, and is not expected to")
                    .isEmpty();
            softly.assertThat(report.skippedTypes()).as("not looked at").isEmpty();
        });
    }

    /// Spring looks at records; the accessors of aggregates are looked at here.
    @Test
    void keepsItsWordThatAFieldIsNeverNull() {
        assertSoftly(softly -> objects()
                .forEach(type -> ArchitectureTests.CLASSES.stream()
                        .filter(code -> code.getSimpleName().equals(type.getName()))
                        .flatMap(code -> code.getMethods().stream())
                        .filter(method -> method.getRawParameterTypes().isEmpty())
                        .filter(method -> Nullness.forMethodReturnType(method.reflect()) == Nullness.NULLABLE)
                        .map(method -> type.getField(method.getName()))
                        .filter(field -> field != null
                                && isNonNull(field.getType())
                                && served(type, field).findAny().isEmpty())
                        .forEach(field -> softly.fail(type.getName() + "." + field.getName() + " may be null"))));
    }

    @Test
    void readsEveryArgument() {
        assertSoftly(softly -> objects()
                .forEach(type -> type.getFields().forEach(field -> {
                    var read = new TreeSet<String>();
                    if (field.hasAppliedDirective("localized")) {
                        read.add("language");
                    }
                    served(type, field).forEach(served -> {
                        read.addAll(served.fetcher().getArguments().keySet());
                        read.addAll(served.takes(ListRequest.class) ? ListRequest.arguments() : Set.of());
                        read.addAll(served.takes(PageRequest.class) ? PageRequest.arguments() : Set.of());
                    });
                    softly.assertThat(names(field.getArguments()))
                            .as(type.getName() + "." + field.getName())
                            .isSubsetOf(read);
                })));
    }

    @Test
    void readsEveryFieldOfEveryInput() {
        assertSoftly(softly -> served().forEach(served -> served.fetcher()
                .getArguments()
                .forEach((name, bound) -> {
                    var argument = served.field().getArgument(name);
                    // The filter of a list, asked of without the list, is compared with what the listing offers.
                    if (argument != null
                            && bound.toClass() != Map.class
                            && unwrapAll(argument.getType()) instanceof GraphQLInputObjectType input) {
                        compare(input, bound, served.takes(Command.class) ? OF_COMMANDS : Set.of(), softly);
                    }
                })));
    }

    @Test
    void filtersAndOrdersByWhatEachListingOffers() {
        var listings = listings();
        var lists = served().filter(served -> served.takes(ListRequest.class)).toList();
        assertThat(lists.stream().map(list -> list.field().getName()).collect(Collectors.toSet()))
                .isEqualTo(listings.keySet());
        assertSoftly(softly -> lists.forEach(list -> {
            var listing = listings.get(list.field().getName());
            var order = (GraphQLInputObjectType)
                    unwrapAll(list.field().getArgument("orderBy").getType());
            softly.assertThat(constants(
                            (GraphQLEnumType) unwrapAll(order.getField("field").getType())))
                    .as(list.name())
                    .isEqualTo(listing.orderNames());
            var filter = (GraphQLInputObjectType)
                    unwrapAll(list.field().getArgument("filter").getType());
            softly.assertThat(filterable(filter, "", listing, softly))
                    .as(list.name())
                    .isEqualTo(listing.fieldNames());
        }));
    }

    @Test
    void namesTheSameConstantsAsTheCode() {
        var enums = ArchitectureTests.CLASSES.stream().filter(JavaClass::isEnum).toList();
        assertSoftly(softly -> types(GraphQLEnumType.class)
                .filter(type -> !type.getName().endsWith("OrderField")
                        && !type.getName().equals("OrderDirection"))
                .forEach(type -> softly.assertThat(enums.stream()
                                .filter(code -> isNamed(code, type.getName()))
                                .map(SchemaTests::constants))
                        .as(type.getName())
                        .isNotEmpty()
                        .containsOnly(constants(type))));
    }

    private static void compare(
            GraphQLInputObjectType input, ResolvableType bound, Set<String> apart, SoftAssertions softly) {
        var type = bound.asCollection() == ResolvableType.NONE
                ? bound.toClass()
                : bound.asCollection().getGeneric().toClass();
        var fields = input.getFields().stream()
                .filter(field -> !apart.contains(field.getName()))
                .toList();
        var components = Stream.of(Objects.requireNonNullElse(type.getRecordComponents(), new RecordComponent[0]))
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        softly.assertThat(components.keySet()).as(input.getName()).isEqualTo(names(fields));
        fields.stream().filter(field -> components.containsKey(field.getName())).forEach(field -> {
            var component = components.get(field.getName());
            softly.assertThat(isNonNull(field.getType())
                            || component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .as(input.getName() + "." + field.getName() + " may be left out, and is expected to")
                    .isTrue();
            // What is handed on to a list as it stands is compared by the test of whoever hands it on.
            if (unwrapAll(field.getType()) instanceof GraphQLInputObjectType inner
                    && component.getType() != Map.class) {
                compare(inner, ResolvableType.forType(component.getGenericType()), Set.of(), softly);
            }
        });
    }

    private static Set<String> filterable(
            GraphQLInputObjectType filter, String prefix, Listing<?> listing, SoftAssertions softly) {
        var names = new TreeSet<String>();
        for (var field : filter.getFields()) {
            if (!List.of("and", "or", "not").contains(field.getName())) {
                var name = prefix + field.getName();
                names.add(name);
                var comparator = (GraphQLInputObjectType) unwrapAll(field.getType());
                if (listing.fieldNames().contains(name)) {
                    softly.assertThat(names(comparator.getFields()))
                            .as(filter.getName() + "." + name)
                            .isEqualTo(listing.operators(name));
                }
                var some = comparator.getField("some");
                if (some != null) {
                    names.addAll(filterable(
                            (GraphQLInputObjectType) unwrapAll(some.getType()), name + ".", listing, softly));
                }
            }
        }
        return names;
    }

    private static Map<String, Listing<?>> listings() {
        var listings = new TreeMap<String, Listing<?>>();
        ArchitectureTests.CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Listing.class))
                .map(SchemaTests::value)
                .forEach(listing -> listings.put(listing.name(), listing));
        return listings;
    }

    private static Listing<?> value(JavaField constant) {
        try {
            var field = constant.reflect();
            field.setAccessible(true);
            return (Listing<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<Served> served() {
        return objects().flatMap(type -> type.getFields().stream().flatMap(field -> served(type, field)));
    }

    private Stream<Served> served(GraphQLObjectType type, GraphQLFieldDefinition field) {
        var fetcher = inspection.report().dataFetcher(FieldCoordinates.coordinates(type, field));
        return fetcher instanceof SelfDescribingDataFetcher<?> method
                ? Stream.of(new Served(type, field, method))
                : Stream.empty();
    }

    private Stream<GraphQLObjectType> objects() {
        return types(GraphQLObjectType.class);
    }

    private <T extends GraphQLNamedSchemaElement> Stream<T> types(Class<T> kind) {
        return inspection.report().schema().getAllTypesAsList().stream()
                .filter(type -> kind.isInstance(type) && !type.getName().startsWith("__"))
                .map(kind::cast);
    }

    private static Set<String> names(Collection<? extends GraphQLNamedSchemaElement> elements) {
        return elements.stream().map(GraphQLNamedSchemaElement::getName).collect(Collectors.toSet());
    }

    private static Set<String> constants(GraphQLEnumType type) {
        return names(type.getValues());
    }

    private static Set<String> constants(JavaClass type) {
        return type.getEnumConstants().stream().map(JavaEnumConstant::name).collect(Collectors.toSet());
    }

    private static boolean isNamed(JavaClass code, String name) {
        var within = code.getEnclosingClass().map(JavaClass::getSimpleName).orElse("");
        return name.equals(code.getSimpleName()) || name.equals(within + code.getSimpleName());
    }
}
