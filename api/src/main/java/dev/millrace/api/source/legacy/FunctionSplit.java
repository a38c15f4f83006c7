package dev.millrace.api.source.legacy;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;

/// Stands for all records that a source function emits in one subtask. The enumerator never assigns this split.
record FunctionSplit() implements SourceSplit {

    @Override
    public String splitId() {
        return "function";
    }

    /// Serializes a value that has no content.
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
