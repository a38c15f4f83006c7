package dev.millrace.connector.files.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.SimpleStreamFormat;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.Csv;
import dev.millrace.format.text.CsvSchema;
import java.io.IOException;

/// Files of comma-separated values in UTF-8. Files are read whole, because quoted values may span lines.
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

    /// Reads columns in the order of the properties' names, or in that of `JsonPropertyOrder`, without header and
    // quotes.
    public static <T> CsvReaderFormat<T> forPojo(Class<T> pojoType) {
        return forSchema(CsvSchema.forProperties(pojoType), TypeInformation.of(pojoType));
    }

    /// Columns, header, quotes and the like as a schema says.
    public static <T> CsvReaderFormat<T> forSchema(CsvSchema schema, TypeInformation<T> type) {
        return new CsvReaderFormat<>(new Csv<>(type.getTypeClass(), schema), type, BadRecords.fail());
    }

    /// Drops and counts records that cannot be read.
    public CsvReaderFormat<T> withIgnoreParseErrors() {
        return onBadRecords(BadRecords.skip());
    }

    /// The same with another policy for bad records.
    public CsvReaderFormat<T> onBadRecords(BadRecords newPolicy) {
        return new CsvReaderFormat<>(csv, type, newPolicy);
    }

    /// The same records with bad ones among them, to be routed.
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
