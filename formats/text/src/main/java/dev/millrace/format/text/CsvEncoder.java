package dev.millrace.format.text;

import dev.millrace.api.serialization.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.json.JsonMapper;

/// Writes objects as CSV lines in UTF-8, without a header, so that a file may be continued after any line.
///
/// @param <T> a POJO or a record
public final class CsvEncoder<T> implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    private final CsvSchema schema;
    private transient @Nullable JsonMapper mapper;
    private transient @Nullable CsvText text;

    /// Creates an encoder whose columns are the fields of the type, in declaration order.
    public CsvEncoder(Class<T> type) {
        this(CsvSchema.forType(type));
    }

    /// @param schema separator, quote and order of columns; its header setting is ignored
    public CsvEncoder(CsvSchema schema) {
        this.schema = schema;
    }

    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        JsonNode tree;
        try {
            tree = mapper().valueToTree(element);
        } catch (JacksonException failed) {
            throw FormatFaults.NOT_WRITABLE
                    .what(
                            "An object of %s cannot be written as CSV.",
                            element.getClass().getName())
                    .cause(failed)
                    .fix("Use columns with plain values.");
        }
        StringBuilder line = new StringBuilder();
        for (String column : schema.columns()) {
            if (!line.isEmpty() || column != schema.columns().getFirst()) line.append(schema.separator());
            text().append(line, value(element, column, tree.get(column)));
        }
        stream.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String value(T element, String column, @Nullable JsonNode node) {
        if (node == null || node.isObject()) {
            throw FormatFaults.NOT_WRITABLE
                    .what(
                            "%s of %s cannot be a CSV column.",
                            column, element.getClass().getName())
                    .why(node == null ? "The object has no such property." : "The value of the property is an object.")
                    .fix("Declare only columns with plain values in the schema.");
        }
        if (node.isNull()) return null;
        if (!node.isArray()) return node.asString();
        return node.valueStream().map(JsonNode::asString).collect(Collectors.joining(schema.arraySeparator()));
    }

    private JsonMapper mapper() {
        JsonMapper known = mapper;
        if (known != null) return known;
        known = JsonMapping.mapper(false);
        mapper = known;
        return known;
    }

    private CsvText text() {
        CsvText known = text;
        if (known != null) return known;
        known = new CsvText(schema);
        text = known;
        return known;
    }
}
