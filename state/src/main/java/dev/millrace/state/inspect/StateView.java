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

/// Represents one state of one operator, over all files of a checkpoint. Thread-safe.
public final class StateView {
    private final StateRows rows;

    StateView(StateRows rows) {
        this.rows = rows;
    }

    /// Returns the newest section of the state.
    public Section section() {
        return rows.section();
    }

    public String name() {
        return section().name();
    }

    public SectionKind kind() {
        return section().kind();
    }

    /// Returns whether the block number is the key group.
    public boolean isKeyed() {
        return rows.latest().isKeyed();
    }

    /// Returns whether entries have time to live.
    public boolean isDated() {
        return section().forms().containsKey(StateRows.DATED);
    }

    /// Returns the serializer snapshots by role: `key`, `namespace`, `value`, `element`, `user key` and
    /// `user value`.
    public Map<String, TypeSerializerSnapshot<?>> forms() {
        return OrderedCopy.of(rows.latest().forms());
    }

    /// Returns the serializer snapshot of one role.
    public Optional<TypeSerializerSnapshot<?>> form(String role) {
        return Optional.ofNullable(rows.latest().forms().get(role));
    }

    /// Returns the number of key groups with entries. For states without keys, returns the number of subtasks
    /// with entries.
    public int groups() {
        return rows.numbers().size();
    }

    /// Returns the size of the blocks in bytes.
    public long bytes() {
        return rows.bytes();
    }

    /// Returns the number of entries: keys, keys times namespaces, timers, or elements. If the checkpoint is
    /// incremental, this method reads the blocks; empty if they cannot be read.
    public OptionalLong count() {
        if (rows.isCounted()) return OptionalLong.of(rows.rows());
        try (Stream<StateEntry> all = entries(RowReading.maps())) {
            return OptionalLong.of(all.count());
        } catch (MillraceException | UncheckedIOException unreadable) {
            return OptionalLong.empty();
        }
    }

    /// Verifies the checksums of all blocks.
    ///
    /// @throws MillraceException if a block is damaged
    public void check() throws IOException {
        rows.check();
    }

    /// Returns the entries in the order of key groups or subtasks. Reads the blocks lazily.
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
