package pilotregistry.database;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;
import pilotregistry.ledger.Identifier;

/// Writes an identifier as the string it wraps.
@WritingConverter
final class IdentifierToString implements Converter<Identifier, String> {

    @Override
    public String convert(Identifier id) {
        return id.value();
    }
}
