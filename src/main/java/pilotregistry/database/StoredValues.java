package pilotregistry.database;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.MongoConverterConfigurationAdapter;

/// How values are written: identifiers and days as the strings people know, decimals exactly.
final class StoredValues {

    private StoredValues() {}

    static void register(MongoConverterConfigurationAdapter conversions) {
        conversions
                .bigDecimal(BigDecimalRepresentation.DECIMAL128)
                .registerConverters(List.of(
                        new IdentifierToString(),
                        new StringToIdentifier(),
                        new DayToString(),
                        new StringToDay(),
                        new MonthToString(),
                        new StringToMonth()));
    }

    // A day has no time zone: as a string of ISO 8601 it sorts and compares right, and no zone can shift it.
    @WritingConverter
    static final class DayToString implements Converter<LocalDate, String> {

        @Override
        public String convert(LocalDate day) {
            return day.toString();
        }
    }

    @ReadingConverter
    static final class StringToDay implements Converter<String, LocalDate> {

        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }

    @WritingConverter
    static final class MonthToString implements Converter<YearMonth, String> {

        @Override
        public String convert(YearMonth month) {
            return month.toString();
        }
    }

    @ReadingConverter
    static final class StringToMonth implements Converter<String, YearMonth> {

        @Override
        public YearMonth convert(String text) {
            return YearMonth.parse(text);
        }
    }
}
