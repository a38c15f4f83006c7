package dev.millrace.api.window;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Represents the single window that contains all elements and never ends.
public class GlobalWindow extends Window {
    private static final GlobalWindow INSTANCE = new GlobalWindow();

    private GlobalWindow() {}

    /// Returns the only instance.
    public static GlobalWindow get() {
        return INSTANCE;
    }

    @Override
    public long maxTimestamp() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GlobalWindow;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "GlobalWindow";
    }

    /// Serializes the window as one byte without meaning.
    public static class Serializer extends TypeSerializerSingleton<GlobalWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        public GlobalWindow createInstance() {
            return INSTANCE;
        }

        @Override
        public GlobalWindow copy(GlobalWindow from) {
            return from;
        }

        @Override
        public GlobalWindow copy(GlobalWindow from, GlobalWindow reuse) {
            return from;
        }

        @Override
        public int getLength() {
            return Byte.BYTES;
        }

        @Override
        public void serialize(GlobalWindow window, DataOutputView target) throws IOException {
            target.writeByte(0);
        }

        @Override
        public GlobalWindow deserialize(DataInputView source) throws IOException {
            source.readByte();
            return INSTANCE;
        }

        @Override
        public GlobalWindow deserialize(GlobalWindow reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            target.writeByte(source.readByte());
        }

        @Override
        public TypeSerializerSnapshot<GlobalWindow> snapshotConfiguration() {
            return new GlobalWindowSerializerSnapshot();
        }

        /// Records that the serializer has no settings.
        public static final class GlobalWindowSerializerSnapshot extends SimpleTypeSerializerSnapshot<GlobalWindow> {

            public GlobalWindowSerializerSnapshot() {
                super(Serializer::new);
            }
        }
    }
}
