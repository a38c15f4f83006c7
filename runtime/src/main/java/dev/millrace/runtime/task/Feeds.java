package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch.Keying;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Makes the feed for an input.
public final class Feeds {
    private Feeds() {}

    /// @param keying how the input's keys travel
    /// @param keyed needed unless they do not
    public static Feed of(
            Keying keying,
            Receiver<?> head,
            @Nullable KeyedStates<Object> keyed,
            Surroundings surroundings,
            Specializer specializer) {
        return switch (keying) {
            case NONE -> specializer.make(PlainFeed.class, Feed.class, head, surroundings);
            case LONG -> specializer.make(LongKeyFeed.class, Feed.class, head, keyed, surroundings);
            case OBJECT -> specializer.make(ObjectKeyFeed.class, Feed.class, head, keyed, surroundings);
        };
    }
}
