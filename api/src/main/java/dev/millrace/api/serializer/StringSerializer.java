package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes text of any length and null. If all characters are Latin-1, each takes one byte.
@SuppressWarnings("NullAway")
public final class StringSerializer extends ImmutableSerializer<String> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final StringSerializer INSTANCE = new StringSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public StringSerializer() {}

    @Override
    public String createInstance() {
        return "";
    }

    @Override
    public void serialize(String record, DataOutputView target) throws IOException {
        StringForm.write(record, target);
    }

    @Override
    public String deserialize(DataInputView source) throws IOException {
        return StringForm.read(source);
    }

    /// Writes text or null in the format of this serializer.
    public static void writeString(@Nullable String text, DataOutputView target) throws IOException {
        StringForm.write(text, target);
    }

    /// Reads text or null that [#writeString] wrote.
    public static @Nullable String readString(DataInputView source) throws IOException {
        return StringForm.read(source);
    }
}
