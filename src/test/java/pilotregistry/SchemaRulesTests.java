package pilotregistry;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.DirectivesContainer;
import graphql.language.Node;
import graphql.language.SDLExtensionDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The house rules of `schema/README.md`, as far as a machine can hold a file to them.
@Tag("gate")
class SchemaRulesTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.composed();

    /// Chinese up to its full stop, then English.
    private static final Pattern BILINGUAL = Pattern.compile("[^。]*\\p{IsHan}.*。\\s+.*[A-Za-z]{2}.*", Pattern.DOTALL);

    /// Mutations that need no mandate.
    private static final Set<String> UNMANDATED = Set.of();

    @Test
    void describesEverythingInChineseThenEnglish() {
        var elements = SchemaFiles.byName().values().stream()
                .flatMap(SchemaRulesTests::elements)
                .toList();
        assertThat(elements).hasSizeGreaterThan(1000);
        assertThat(elements.stream().filter(element -> !bilingual(element)).map(AstPrinter::printAst))
                .isEmpty();
    }

    @Test
    void givesEveryMutationOneInputAndItsOwnPayload() {
        assertSoftly(softly -> mutations().forEach(mutation -> {
            var act = act(mutation);
            softly.assertThat(written(mutation)).isEqualTo(mutation.getName() + ": " + act + "Payload");
            softly.assertThat(mutation.getArguments().stream().map(it -> written(it.getName(), it.getType())))
                    .as(act)
                    .containsExactly("input: " + act + "Input!");
            softly.assertThat(input(act).getFields().stream().map(it -> written(it.getName(), it.getType())))
                    .as(act)
                    .contains("idempotencyKey: String", "validateOnly: Boolean");
        }));
    }

    @Test
    void answersRefusalsWithCodesOfTheirOwnMutation() {
        assertSoftly(softly -> mutations().forEach(mutation -> {
            var act = act(mutation);
            softly.assertThat(fields(act + "Payload")).contains("errors: [" + act + "Error!]!");
            softly.assertThat(SCHEMA.getObjectType(act + "Payload").getFields().stream()
                            .filter(field -> isNonNull(field.getType())
                                    && unwrapNonNull(field.getType()) instanceof GraphQLObjectType))
                    .as(act + " may have nothing to show")
                    .isEmpty();
            softly.assertThat(fields(act + "Error")).contains("code: " + act + "ErrorCode!");
            softly.assertThat(SCHEMA.getObjectType(act + "Error").getInterfaces())
                    .extracting(GraphQLNamedSchemaElement::getName)
                    .containsExactly("MutationError");
            softly.assertThat(codes(act).contains("VERSION_CONFLICT"))
                    .as(act + " has a conflict if it names a version")
                    .isEqualTo(input(act).getField("version") != null);
        }));
    }

    @Test
    void saysOfEveryMutationWhoMayCallIt() {
        assertThat(mutations().stream()
                        .filter(mutation -> !mutation.hasAppliedDirective("mandated"))
                        .map(GraphQLFieldDefinition::getName))
                .containsExactlyInAnyOrderElementsOf(UNMANDATED);
    }

    @Test
    void shapesEveryConnectionTheSameWay() {
        assertSoftly(softly -> objects()
                .map(GraphQLObjectType::getName)
                .filter(name -> name.endsWith("Connection"))
                .map(name -> name.replaceAll("Connection$", ""))
                .forEach(thing -> {
                    softly.assertThat(fields(thing + "Connection"))
                            .contains("edges: [" + thing + "Edge!]!", "pageInfo: PageInfo!", "totalCount: Int!");
                    softly.assertThat(fields(thing + "Edge")).as(thing + "Edge").contains("cursor: String!");
                }));
    }

    @Test
    void letsEveryListFailAloneAndBePagedBothWays() {
        assertSoftly(softly -> objects()
                .forEach(type -> type.getFields().stream()
                        .filter(field -> simplePrint(unwrapAll(field.getType())).endsWith("Connection"))
                        .forEach(list -> {
                            softly.assertThat(isNonNull(list.getType()))
                                    .as(type.getName() + "." + written(list))
                                    .isFalse();
                            softly.assertThat(list.getArguments().stream()
                                            .filter(argument -> !argument.hasSetDefaultValue())
                                            .map(argument -> written(argument.getName(), argument.getType())))
                                    .as(type.getName() + "." + list.getName())
                                    .contains("first: Int", "after: String", "last: Int", "before: String");
                        })));
    }

    /// Else a list in a list would cost as much as one of its entries.
    @Test
    void saysOfEveryListOfARootHowLongItIs() {
        var roots = Stream.of(SCHEMA.getQueryType(), Objects.requireNonNull(SCHEMA.getMutationType()));
        var lists = roots.flatMap(root -> root.getFields().stream())
                .filter(field -> GraphQLTypeUtil.isList(unwrapNonNull(field.getType())));
        assertThat(Stream.concat(lists, connections())
                        .filter(field -> !field.hasAppliedDirective("listSize"))
                        .map(SchemaRulesTests::written))
                .isEmpty();
    }

    @Test
    void pricesPagesByArgumentsAndFieldsThatAreThere() {
        assertThat(connections()).hasSizeGreaterThan(10);
        assertSoftly(softly -> connections().forEach(list -> {
            var size = list.getAppliedDirective("listSize");
            softly.assertThat(size.getArgument("slicingArguments").<List<String>>getValue())
                    .as(written(list))
                    .isSubsetOf(list.getArguments().stream()
                            .map(GraphQLNamedSchemaElement::getName)
                            .toList());
            var page = (GraphQLObjectType) unwrapAll(list.getType());
            softly.assertThat(size.getArgument("sizedFields").<List<String>>getValue())
                    .as(written(list))
                    .contains("edges")
                    .allMatch(field -> field.equals("nodes") || page.getField(field) != null);
            softly.assertThat(page.hasAppliedDirective("cost"))
                    .as(page.getName())
                    .isTrue();
            softly.assertThat(page.getField("totalCount").hasAppliedDirective("cost"))
                    .as(page.getName())
                    .isTrue();
        }));
    }

    @Test
    void namesTheDayOnWhichWhatIsDeprecatedGoes() {
        var undated = SchemaFiles.byName().values().stream()
                .flatMap(SchemaRulesTests::elements)
                .filter(element ->
                        element instanceof DirectivesContainer<?> holder && holder.hasDirective("deprecated"))
                .map(AstPrinter::printAst)
                .filter(element -> !isDated(element))
                .toList();
        assertThat(undated).isEmpty();
    }

    @Test
    void takesAReasonForDatedWhenItIsInBothLanguages() {
        assertThat(isDated("x: Int @deprecated(reason: \"改用 y，2027-07-01 移除。 Use y; removed on 2027-07-01.\")"))
                .isTrue();
        assertThat(isDated("x: Int @deprecated(reason: \"Use y; removed on 2027-07-01.\")"))
                .isFalse();
        assertThat(isDated("x: Int @deprecated(reason: \"改用 y。 Use y.\")")).isFalse();
    }

    private static boolean isDated(String element) {
        return Pattern.compile(
                        "deprecated\\(reason: \"[^\"]*\\p{IsHan}[^\"]*。\\s+[^\"]*removed on \\d{4}-\\d{2}-\\d{2}\\.\"")
                .matcher(element)
                .find();
    }

    private static Stream<GraphQLFieldDefinition> connections() {
        return objects()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> simplePrint(unwrapAll(field.getType())).endsWith("Connection"));
    }

    private static boolean bilingual(AbstractDescribedNode<?> element) {
        var description = element.getDescription();
        return description != null
                && BILINGUAL.matcher(description.getContent()).matches();
    }

    private static Stream<AbstractDescribedNode<?>> elements(Node<?> node) {
        var inner = node.getChildren().stream().flatMap(SchemaRulesTests::elements);
        return node instanceof AbstractDescribedNode<?> element && !(node instanceof SDLExtensionDefinition)
                ? Stream.concat(Stream.of(element), inner)
                : inner;
    }

    private static List<GraphQLFieldDefinition> mutations() {
        return Objects.requireNonNull(SCHEMA.getMutationType()).getFields();
    }

    private static Stream<GraphQLObjectType> objects() {
        return SCHEMA.getAllTypesAsList().stream()
                .filter(type ->
                        type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
                .map(GraphQLObjectType.class::cast);
    }

    private static String act(GraphQLFieldDefinition mutation) {
        return Character.toUpperCase(mutation.getName().charAt(0))
                + mutation.getName().substring(1);
    }

    private static GraphQLInputObjectType input(String act) {
        return SCHEMA.getTypeAs(act + "Input");
    }

    private static List<String> codes(String act) {
        GraphQLEnumType codes = SCHEMA.getTypeAs(act + "ErrorCode");
        return codes.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .toList();
    }

    private static Stream<String> fields(String type) {
        return SCHEMA.getObjectType(type).getFields().stream().map(SchemaRulesTests::written);
    }

    private static String written(GraphQLFieldDefinition field) {
        return written(field.getName(), field.getType());
    }

    private static String written(String name, GraphQLType type) {
        return name + ": " + simplePrint(type);
    }
}
