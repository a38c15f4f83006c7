package dev.millrace.api.serialization;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Preconditions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Converts between messages and text. The default encoding is UTF-8.
public class SimpleStringSchema implements DeserializationSchema<String>, SerializationSchema<String> {
    private static final long serialVersionUID = 1L;

    // The schema stores the name, because character sets are not serializable.
    private final String charsetName;
    private transient @Nullable Charset charset;

    public SimpleStringSchema() {
        this(StandardCharsets.UTF_8);
    }

    public SimpleStringSchema(Charset charset) {
        this.charset = Preconditions.checkNotNull(charset);
        this.charsetName = charset.name();
    }

    /// Returns the encoding.
    public Charset getCharset() {
        Charset known = charset;
        if (known == null) {
            known = Charset.forName(charsetName);
            charset = known;
        }
        return known;
    }

    @Override
    public String deserialize(byte[] message) {
        return new String(message, getCharset());
    }

    @Override
    public boolean isEndOfStream(String nextElement) {
        return false;
    }

    @Override
    public byte[] serialize(String element) {
        return element.getBytes(getCharset());
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return Types.STRING;
    }
}
