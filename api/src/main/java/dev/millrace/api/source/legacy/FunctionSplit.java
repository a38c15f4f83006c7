package dev.millrace.api.source.legacy;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;

/// All that a source function emits in one subtask. No split is ever given out: each reader has its function.
record FunctionSplit() implements SourceSplit {

    @Override
    public String splitId() {
        return "function";
    }

    /// Writes what says nothing.
    record Nothing<E>(E only) implements SimpleVersionedSerializer<E> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(E value) {
            return new byte[0];
        }

        @Override
        public E deserialize(int version, byte[] serialized) {
            return only;
        }
    }
}
