package dev.millrace.connector.files.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.SimpleStreamFormat;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.Csv;
import dev.millrace.format.text.CsvSchema;
import java.io.IOException;

/// Reads files of comma-separated values in UTF-8. Files are not split, because quoted values may span lines.
///
/// @param <T> the type of the objects: POJOs or records
public class CsvReaderFormat<T> extends SimpleStreamFormat<T> {
    private static final long serialVersionUID = 1L;

    private final Csv<T> csv;
    private final TypeInformation<T> type;
    private final BadRecords policy;

    private CsvReaderFormat(Csv<T> csv, TypeInformation<T> type, BadRecords policy) {
        this.csv = csv;
        this.type = type;
        this.policy = policy;
    }

    /// Reads columns in the order of the property names, or in that of `JsonPropertyOrder`, without header
    /// and quotes.
    public static <T> CsvReaderFormat<T> forPojo(Class<T> pojoType) {
        return forSchema(CsvSchema.forProperties(pojoType), TypeInformation.of(pojoType));
    }

    /// Reads columns as a schema describes them, with its header, separator and quotes.
    public static <T> CsvReaderFormat<T> forSchema(CsvSchema schema, TypeInformation<T> type) {
        return new CsvReaderFormat<>(new Csv<>(type.getTypeClass(), schema), type, BadRecords.fail());
    }

    /// Returns a format that drops and counts invalid records.
    public CsvReaderFormat<T> withIgnoreParseErrors() {
        return onBadRecords(BadRecords.skip());
    }

    /// Returns the same format with another policy for invalid records.
    public CsvReaderFormat<T> onBadRecords(BadRecords newPolicy) {
        return new CsvReaderFormat<>(csv, type, newPolicy);
    }

    /// Returns a format whose records include invalid ones, which a later step can route.
    public DecodedFormat<T> decoded() {
        return new DecodedFormat<>(csv);
    }

    @Override
    public Reader<T> createReader(Configuration config, FSDataInputStream stream) throws IOException {
        return new GoodRecords<>(decoded().createReader(config, stream, Long.MAX_VALUE, Long.MAX_VALUE), policy);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
