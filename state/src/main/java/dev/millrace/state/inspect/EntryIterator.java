package dev.millrace.state.inspect;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.inspect.StateRows.PartBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Iterates over the entries of one state, one key group after the other. Keeps one block in memory, and those entries
/// of the current key group that later checkpoints changed.
final class EntryIterator implements Iterator<StateEntry> {
    private final Iterator<List<PartBlock>> groups;
    private final RowReading reading;
    private final Section section;
    /// The full blocks of the key group, to which the changes apply.
    private Iterator<PartBlock> base = List.<PartBlock>of().iterator();
    private Changes changes;
    private final Deque<StateEntry> ready = new ArrayDeque<>();

    /// Creates an iterator.
    ///
    /// @param groups the blocks of each key group, in the order of the checkpoints
    EntryIterator(Section section, Iterator<List<PartBlock>> groups, RowReading reading) {
        this.section = section;
        this.groups = groups;
        this.reading = reading;
        this.changes = noChanges();
    }

    /// Collects the changes of later checkpoints to the entries of one key group.
    private sealed interface Changes extends BlockReader.Target {
        /// Applies the changes to an entry of a full block.
        ///
        /// @return the current version of the entry, or null if the entry was removed
        @Nullable
        StateEntry instead(ByteBuffer key, StateEntry entry);

        /// Returns the entries that follow all others.
        List<StateEntry> rest();
    }

    /// Collects the changes of a state with one entry for each key, or each key and namespace.
    private static final class Replaced implements Changes {
        /// The current versions of entries; null for removed entries.
        private final Map<ByteBuffer, @Nullable StateEntry> replaced = new LinkedHashMap<>();
        /// Entries that were removed and then added again.
        private final Map<ByteBuffer, StateEntry> added = new LinkedHashMap<>();

        @Override
        public void remove(ByteBuffer key) {
            ByteBuffer own = copy(key);
            added.remove(own);
            replaced.put(own, null);
        }

        @Override
        public void put(ByteBuffer key, StateEntry entry) {
            ByteBuffer own = copy(key);
            if (replaced.containsKey(own) && replaced.get(own) == null) added.put(own, entry);
            else replaced.put(own, entry);
        }

        @Override
        public @Nullable StateEntry instead(ByteBuffer key, StateEntry entry) {
            if (!replaced.containsKey(key)) return entry;
            StateEntry instead = replaced.get(key);
            if (instead != null) replaced.remove(key);
            return instead;
        }

        @Override
        public List<StateEntry> rest() {
            List<StateEntry> rest = new ArrayList<>();
            for (StateEntry each : replaced.values()) if (each != null) rest.add(each);
            rest.addAll(added.values());
            return rest;
        }
    }

    /// Collects the changes of records. A key and namespace may have any number of records.
    private static final class Appended implements Changes {
        private final Set<ByteBuffer> removed = new HashSet<>();
        private final Map<ByteBuffer, List<StateEntry>> added = new LinkedHashMap<>();

        @Override
        public void remove(ByteBuffer key) {
            ByteBuffer own = copy(key);
            added.remove(own);
            removed.add(own);
        }

        @Override
        public void put(ByteBuffer key, StateEntry entry) {
            added.computeIfAbsent(copy(key), _ -> new ArrayList<>()).add(entry);
        }

        @Override
        public @Nullable StateEntry instead(ByteBuffer key, StateEntry entry) {
            return removed.contains(key) ? null : entry;
        }

        @Override
        public List<StateEntry> rest() {
            return added.values().stream().flatMap(List::stream).toList();
        }
    }

    /// Copies a key, so that the copy does not keep its block in memory.
    private static ByteBuffer copy(ByteBuffer key) {
        byte[] bytes = new byte[key.remaining()];
        key.get(key.position(), bytes);
        return ByteBuffer.wrap(bytes);
    }

    private Changes noChanges() {
        return section.kind() == SectionKind.KEYED_RECORDS ? new Appended() : new Replaced();
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty()) if (!advance()) return false;
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("while reading " + section, unreadable);
        }
    }

    @Override
    public StateEntry next() {
        if (!hasNext()) throw new NoSuchElementException();
        return ready.remove();
    }

    /// Reads the next block, or the changes of the next key group.
    ///
    /// @return false at the end
    private boolean advance() throws IOException {
        if (base.hasNext()) {
            read(base.next(), new Unchanged());
            if (!base.hasNext()) addRest();
            return true;
        }
        if (!groups.hasNext()) return false;
        begin(groups.next());
        return true;
    }

    private void begin(List<PartBlock> group) throws IOException {
        List<PartBlock> whole = new ArrayList<>();
        changes = noChanges();
        for (PartBlock each : group) {
            if (each.block().isWhole()) whole.add(each);
            else read(each, changes);
        }
        base = whole.iterator();
        if (whole.isEmpty()) addRest();
    }

    private void addRest() {
        ready.addAll(changes.rest());
    }

    /// Receives the entries of the full blocks.
    private final class Unchanged implements BlockReader.Target {
        @Override
        public void remove(ByteBuffer key) {
            // A full block has no removed keys.
        }

        @Override
        public void put(ByteBuffer key, StateEntry entry) {
            StateEntry instead = changes.instead(key, entry);
            if (instead != null) ready.add(instead);
        }
    }

    private void read(PartBlock each, BlockReader.Target target) throws IOException {
        DataInputDeserializer in = each.part().file().read(each.part().section(), each.block());
        byte[] bytes = new byte[in.available()];
        in.readFully(bytes);
        new BlockReader(each.part(), reading).read(bytes, each.block(), target);
    }
}
