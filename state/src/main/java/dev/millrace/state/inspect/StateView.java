package dev.millrace.state.inspect;

import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One state of one operator, over all files of a checkpoint. Safe to use from any thread.
public final class StateView {
    private final StateRows rows;

    StateView(StateRows rows) {
        this.rows = rows;
    }

    /// The newest of its sections.
    public Section section() {
        return rows.section();
    }

    public String name() {
        return section().name();
    }

    public SectionKind kind() {
        return section().kind();
    }

    /// Whether its entries belong to keys, and its blocks to key groups.
    public boolean isKeyed() {
        return rows.latest().isKeyed();
    }

    /// Whether its entries have a time to live.
    public boolean isDated() {
        return section().forms().containsKey(StateRows.DATED);
    }

    /// How its parts are written, by role: `key`, `namespace`, `value`, `element`, `user key` and `user value`.
    public Map<String, TypeSerializerSnapshot<?>> forms() {
        return OrderedCopy.of(rows.latest().forms());
    }

    /// How one part is written.
    public Optional<TypeSerializerSnapshot<?>> form(String role) {
        return Optional.ofNullable(rows.latest().forms().get(role));
    }

    /// Key groups, or subtasks for states without a key, that have entries.
    public int groups() {
        return rows.numbers().size();
    }

    /// What it takes in the files that are to be read.
    public long bytes() {
        return rows.bytes();
    }

    /// How many entries there are: keys, or keys times namespaces, timers, elements. Where later files say what changed
    /// since earlier ones, they are read for it; empty if they cannot be.
    public OptionalLong count() {
        if (rows.isCounted()) return OptionalLong.of(rows.rows());
        try (Stream<StateEntry> all = entries(RowReading.maps())) {
            return OptionalLong.of(all.count());
        } catch (MillraceException | UncheckedIOException unreadable) {
            return OptionalLong.empty();
        }
    }

    /// Compares all blocks with their checksums.
    ///
    /// @throws MillraceException if one is damaged
    public void check() throws IOException {
        rows.check();
    }

    /// The entries in the order of key groups or subtasks, read as they are asked for.
    ///
    /// @throws MillraceException from the stream, if a type cannot be read or a block is damaged
    /// @throws UncheckedIOException from the stream, if a file cannot be read
    public Stream<StateEntry> entries(RowReading reading) {
        Spliterator<StateEntry> all = Spliterators.spliteratorUnknownSize(rows.entries(reading), Spliterator.ORDERED);
        return StreamSupport.stream(all, false);
    }

    @Override
    public String toString() {
        return section().toString();
    }
}
