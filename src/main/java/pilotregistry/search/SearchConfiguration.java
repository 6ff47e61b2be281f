package pilotregistry.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pilotregistry.reference.ReferenceLists;

/// The parts of the search that tests also put together without Spring.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    Analysis analysis(ReferenceLists reference) {
        var lexicon = new Lexicon();
        return new Analysis(VocabularyFile.read(reference, lexicon), lexicon);
    }

    @Bean
    CaseDocument caseDocument(Analysis analysis, ReferenceLists reference) {
        return new CaseDocument(analysis, reference);
    }
}
