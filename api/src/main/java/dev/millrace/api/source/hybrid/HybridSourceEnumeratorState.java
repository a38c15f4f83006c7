package dev.millrace.api.source.hybrid;

import org.jspecify.annotations.Nullable;

/// Holds the index of the current source and the serialized state of its enumerator.
public class HybridSourceEnumeratorState {
    private final int currentSourceIndex;
    private final byte[] wrappedState;
    private final int wrappedStateSerializerVersion;
    private final byte @Nullable [] madeSource;

    /// @param madeSource the Java-serialized source if a factory created the source, because a restore cannot repeat
    /// the creation; null for a source that the program passed
    HybridSourceEnumeratorState(
            int currentSourceIndex, byte[] wrappedState, int serializerVersion, byte @Nullable [] madeSource) {
        this.currentSourceIndex = currentSourceIndex;
        this.wrappedState = wrappedState;
        this.wrappedStateSerializerVersion = serializerVersion;
        this.madeSource = madeSource;
    }

    /// Returns the index of the current source.
    public int getCurrentSourceIndex() {
        return currentSourceIndex;
    }

    /// Returns the serialized state of the current source's enumerator.
    public byte[] getWrappedState() {
        return wrappedState;
    }

    /// Returns the version of the serializer that wrote the state.
    public int getWrappedStateSerializerVersion() {
        return wrappedStateSerializerVersion;
    }

    byte @Nullable [] madeSource() {
        return madeSource;
    }
}
