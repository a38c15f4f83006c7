package dev.millrace.state;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.value.TimeToLive;

/// What the rows of a state look like in a store.
///
/// @param prefix with which all their keys begin, and no others
/// @param hasTime whether each row as a whole lives for a time only
record SpilledRowCodec(byte[] prefix, RowCodec rows, boolean hasTime) {
    /// What entries take of the heap, roughly, beside what the length of their bytes says.
    static final long LONG_BYTES = 32;

    static final long OBJECT_BYTES = 96;
    static final long KEY_BYTES = 40;

    static SpilledRowCodec of(byte[] prefix, StateDescriptor<?, ?> descriptor, TimeToLive ttl) {
        RowCodec rows = RowCodec.of(descriptor, ttl, (_, declared) -> declared, ttl.isEnabled());
        return new SpilledRowCodec(prefix, rows, rows.isDated());
    }
}
