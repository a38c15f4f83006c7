package dev.millrace.format.text;

/// Parses CSV into objects of one type.
///
/// @param type a POJO, a record or a `Map`
/// @param schema the format of the file
public record Csv<T>(Class<T> type, CsvSchema schema) implements RecordDecoder.Source<T> {

    /// Creates a parser whose columns are the fields of the type, in declaration order.
    public static <T> Csv<T> of(Class<T> type) {
        return new Csv<>(type, CsvSchema.forType(type));
    }

    /// Returns false, because quoted values may span lines and the header is at the start.
    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public RecordDecoder<T> create() {
        return new CsvDecoder<>(type, schema);
    }
}
