package dev.millrace.format.text;

import dev.millrace.api.serialization.Encoder;
import java.io.IOException;
import java.io.OutputStream;

/// Writes objects as JSON lines in UTF-8.
///
/// @param <T> the type of the objects
public final class JsonLinesEncoder<T> implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    private final JsonSerializationSchema<T> schema = new JsonSerializationSchema<>();

    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        stream.write(schema.serialize(element));
        stream.write('\n');
    }
}
