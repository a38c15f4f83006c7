package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes text of any length, and null; one byte a character if all are Latin.
@SuppressWarnings("NullAway")
public final class StringSerializer extends ImmutableSerializer<String> {
    private static final long serialVersionUID = 1L;

    /// The instance to share.
    public static final StringSerializer INSTANCE = new StringSerializer();

    /// An instance equal to [#INSTANCE].
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

    /// Writes text or null in the form of this serializer.
    public static void writeString(@Nullable String text, DataOutputView target) throws IOException {
        StringForm.write(text, target);
    }

    /// Reads what [#writeString] wrote.
    public static @Nullable String readString(DataInputView source) throws IOException {
        return StringForm.read(source);
    }
}
