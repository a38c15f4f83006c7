package dev.millrace.state.spill;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.value.RowCodec;
import dev.millrace.state.value.TimeToLive;

/// Describes the rows of a state in a store.
///
/// @param prefix the prefix of the keys of exactly these rows
/// @param hasTime whether each row has time to live as a whole
record SpilledRowCodec(byte[] prefix, RowCodec rows, boolean hasTime) {
    /// The approximate size of entries on the heap, in addition to their serialized length.
    static final long LONG_BYTES = 32;

    static final long OBJECT_BYTES = 96;
    static final long KEY_BYTES = 40;

    static SpilledRowCodec of(byte[] prefix, StateDescriptor<?, ?> descriptor, TimeToLive ttl) {
        RowCodec rows = RowCodec.of(descriptor, ttl, (_, declared) -> declared, ttl.isEnabled());
        return new SpilledRowCodec(prefix, rows, rows.isDated());
    }
}
