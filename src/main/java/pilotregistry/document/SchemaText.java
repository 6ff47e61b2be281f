package pilotregistry.document;

import graphql.Directives;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.DirectivesContainer;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/// The schema as a text, as it is or as it will be once nothing deprecated is left.
@Component
class SchemaText {

    private final ObjectProvider<GraphQlSource> source;
    private final Map<Boolean, String> printed = new ConcurrentHashMap<>();

    SchemaText(ObjectProvider<GraphQlSource> source) {
        this.source = source;
    }

    String text(boolean withoutDeprecated) {
        return printed.computeIfAbsent(withoutDeprecated, without -> {
            var text = print(source.getObject().schema());
            return without ? withoutDeprecated(text) : text;
        });
    }

    private static String print(GraphQLSchema schema) {
        var ours = schema.getDirectives().stream()
                .filter(directive -> !Directives.isBuiltInDirective(directive))
                .map(GraphQLDirective::getName)
                .toList();
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectiveDefinition(ours::contains))
                .print(schema);
    }

    // Fields, arguments, input fields and enum values: what a deprecation can stand on.
    static String withoutDeprecated(String text) {
        var document = Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build());
        var left = new AstTransformer().transform(document, new NodeVisitorStub() {
            @Override
            @SuppressWarnings("rawtypes") // as the engine declares it
            protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
                return node instanceof DirectivesContainer<?> element && element.hasDirective("deprecated")
                        ? TreeTransformerUtil.deleteNode(context)
                        : TraversalControl.CONTINUE;
            }
        });
        return AstPrinter.printAst(left);
    }
}
