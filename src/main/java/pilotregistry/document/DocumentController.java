package pilotregistry.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;

/// GraphQL: the trusted documents of front ends.
@Controller
class DocumentController {

    private static final int AT_ONCE = 500;

    private final Examination examination;
    private final TrustedDocuments trusted;
    private final Messages messages;

    DocumentController(Examination examination, TrustedDocuments trusted, Messages messages) {
        this.examination = examination;
        this.trusted = trusted;
        this.messages = messages;
    }

    record TrustDocumentsInput(String client, List<String> documents) {}

    record TrustDocumentsPayload(List<TrustedDocument> documents, List<Refusal<TrustDocumentsErrorCode>> errors) {}

    @MutationMapping
    TrustDocumentsPayload trustDocuments(
            @Argument TrustDocumentsInput input, Actor actor, Command command, Locale locale) {
        actor.acting(Scope.ADMIN, mandate -> true, Role.ADMINISTRATOR);
        var errors = new ArrayList<Refusal<TrustDocumentsErrorCode>>();
        var documents = new ArrayList<TrustedDocument>();
        if (input.client().isBlank()) {
            errors.add(Refusal.of(TrustDocumentsErrorCode.CLIENT_MISSING, "input", "client"));
        }
        if (input.documents().isEmpty() || input.documents().size() > AT_ONCE) {
            errors.add(Refusal.of(TrustDocumentsErrorCode.DOCUMENT_COUNT, "input", "documents")
                    .with("limit", AT_ONCE));
            return new TrustDocumentsPayload(List.of(), errors);
        }
        for (int place = 0; place < input.documents().size(); place++) {
            examine(input.documents().get(place), place, Language.of(locale), documents, errors);
        }
        if (!errors.isEmpty()) {
            return new TrustDocumentsPayload(List.of(), errors);
        }
        if (!command.validateOnly()) {
            input.documents().forEach(text -> trusted.add(Sha256.of(text), text, input.client(), command));
        }
        return new TrustDocumentsPayload(documents, List.of());
    }

    record WithdrawDocumentsInput(String client, List<String> documentIds) {}

    record WithdrawDocumentsPayload(
            List<WithdrawnDocument> documents, List<Refusal<WithdrawDocumentsErrorCode>> errors) {}

    @MutationMapping
    WithdrawDocumentsPayload withdrawDocuments(@Argument WithdrawDocumentsInput input, Actor actor, Command command) {
        actor.acting(Scope.ADMIN, mandate -> true, Role.ADMINISTRATOR);
        if (input.documentIds().isEmpty() || input.documentIds().size() > AT_ONCE) {
            return new WithdrawDocumentsPayload(
                    List.of(),
                    List.of(Refusal.of(WithdrawDocumentsErrorCode.DOCUMENT_COUNT, "input", "documentIds")
                            .with("limit", AT_ONCE)));
        }
        var hashes = input.documentIds().stream().map(KnownDocuments::hash).toList();
        var clients = trusted.clients(hashes);
        var errors = new ArrayList<Refusal<WithdrawDocumentsErrorCode>>();
        for (int place = 0; place < hashes.size(); place++) {
            if (!clients.containsKey(hashes.get(place))) {
                errors.add(Refusal.of(
                        WithdrawDocumentsErrorCode.NOT_REGISTERED, "input", "documentIds", String.valueOf(place)));
            }
        }
        if (!errors.isEmpty()) {
            return new WithdrawDocumentsPayload(List.of(), errors);
        }
        if (!command.validateOnly()) {
            hashes.forEach(hash -> trusted.withdraw(hash, input.client(), command));
        }
        return new WithdrawDocumentsPayload(
                hashes.stream()
                        .map(hash -> WithdrawnDocument.without(input.client(), hash, clients.get(hash)))
                        .toList(),
                List.of());
    }

    private void examine(
            String text,
            int place,
            Language language,
            List<TrustedDocument> documents,
            List<Refusal<TrustDocumentsErrorCode>> errors) {
        var path = new String[] {"input", "documents", String.valueOf(place)};
        try {
            documents.add(examination.examine(text, language));
        } catch (Examination.Invalid invalid) {
            errors.add(Refusal.of(TrustDocumentsErrorCode.DOCUMENT_INVALID, path)
                    .with("detail", String.valueOf(invalid.getMessage())));
        } catch (CodedException refused) {
            errors.add(Refusal.of(TrustDocumentsErrorCode.DOCUMENT_OVER_LIMIT, path)
                    .with("detail", messages.say(refused.code(), refused.facts(), language)));
        }
    }
}
