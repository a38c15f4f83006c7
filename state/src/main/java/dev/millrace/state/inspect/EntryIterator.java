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

/// Reads the entries of one state, one key group after the other. One block is in memory, and of the key group the
/// entries that later checkpoints changed.
final class EntryIterator implements Iterator<StateEntry> {
    private final Iterator<List<PartBlock>> groups;
    private final RowReading reading;
    private final Section section;
    /// Blocks of the key group that hold all there was; the changes apply to them.
    private Iterator<PartBlock> base = List.<PartBlock>of().iterator();
    private Changes changes;
    private final Deque<StateEntry> ready = new ArrayDeque<>();

    /// @param groups the blocks of each key group, in the order of the checkpoints
    EntryIterator(Section section, Iterator<List<PartBlock>> groups, RowReading reading) {
        this.section = section;
        this.groups = groups;
        this.reading = reading;
        this.changes = noChanges();
    }

    /// What later checkpoints say of the entries of one key group.
    private sealed interface Changes extends BlockReader.Target {
        /// Takes an entry of a block that holds all there was.
        ///
        /// @return the entry that there is instead; null if there is none
        @Nullable
        StateEntry instead(ByteBuffer key, StateEntry entry);

        /// The entries that come after all others.
        List<StateEntry> rest();
    }

    /// Of a state that has one entry for each key, or key and namespace.
    private static final class Replaced implements Changes {
        /// The entries that there are instead; null for those that are gone.
        private final Map<ByteBuffer, @Nullable StateEntry> replaced = new LinkedHashMap<>();
        /// Entries that were removed before they came again.
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

    /// Of records, of which a key and a namespace have any number.
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

    /// A key that does not keep its block in memory.
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

    /// @return whether there was anything to read
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

    /// Takes the entries of the blocks that hold all there was.
    private final class Unchanged implements BlockReader.Target {
        @Override
        public void remove(ByteBuffer key) {
            // A block that holds all there was removes nothing.
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
