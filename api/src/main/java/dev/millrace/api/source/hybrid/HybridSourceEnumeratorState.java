package dev.millrace.api.source.hybrid;

import org.jspecify.annotations.Nullable;

/// Which of the sources is read, and what its enumerator wrote into the checkpoint.
public class HybridSourceEnumeratorState {
    private final int currentSourceIndex;
    private final byte[] wrappedState;
    private final int wrappedStateSerializerVersion;
    private final byte @Nullable [] madeSource;

    /// @param madeSource the source in Java serialization if a factory made it from the end of the one before, which is
    ///     gone after a restore; null for a source of the program
    HybridSourceEnumeratorState(
            int currentSourceIndex, byte[] wrappedState, int serializerVersion, byte @Nullable [] madeSource) {
        this.currentSourceIndex = currentSourceIndex;
        this.wrappedState = wrappedState;
        this.wrappedStateSerializerVersion = serializerVersion;
        this.madeSource = madeSource;
    }

    public int getCurrentSourceIndex() {
        return currentSourceIndex;
    }

    public byte[] getWrappedState() {
        return wrappedState;
    }

    public int getWrappedStateSerializerVersion() {
        return wrappedStateSerializerVersion;
    }

    byte @Nullable [] madeSource() {
        return madeSource;
    }
}
