package dev.millrace.format.text;

/// CSV read into objects of one type.
///
/// @param type a POJO, a record or a `Map`
/// @param schema how the file looks
public record Csv<T>(Class<T> type, CsvSchema schema) implements RecordDecoder.Source<T> {

    /// Columns as the type declares its fields.
    public static <T> Csv<T> of(Class<T> type) {
        return new Csv<>(type, CsvSchema.forType(type));
    }

    /// Quoted values may span lines and headers stand at the top, so reading begins at the start of a file.
    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public RecordDecoder<T> create() {
        return new CsvDecoder<>(type, schema);
    }
}
