package dev.millrace.state.inspect;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.state.file.Section;
import dev.millrace.state.inspect.StateRows.PartBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Reads the entries of one state, one key group after the other. One block is in memory, and of the key group the
/// entries that later checkpoints changed.
final class EntryIterator implements Iterator<StateEntry> {
    private final Iterator<List<PartBlock>> groups;
    private final Reading reading;
    private final Section section;
    /// Blocks of the key group that hold all there was; the changes apply to them.
    private Iterator<PartBlock> base = List.<PartBlock>of().iterator();
    private Changes changes = new Changes();
    private final Deque<StateEntry> ready = new ArrayDeque<>();

    /// @param groups the blocks of each key group, in the order of the checkpoints
    EntryIterator(Section section, Iterator<List<PartBlock>> groups, Reading reading) {
        this.section = section;
        this.groups = groups;
        this.reading = reading;
    }

    /// What later checkpoints say of the entries of one key group.
    private static final class Changes implements BlockReader.Target {
        /// The entries that there are instead; null for those that are gone.
        private final Map<ByteBuffer, @Nullable StateEntry> replaced = new LinkedHashMap<>();
        /// Entries that were removed before they came again; they come after all others.
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

        /// A key that does not keep its block in memory.
        private static ByteBuffer copy(ByteBuffer key) {
            byte[] bytes = new byte[key.remaining()];
            key.get(key.position(), bytes);
            return ByteBuffer.wrap(bytes);
        }
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
        changes = new Changes();
        for (PartBlock each : group) {
            if (each.block().isWhole()) whole.add(each);
            else read(each, changes);
        }
        base = whole.iterator();
        if (whole.isEmpty()) addRest();
    }

    private void addRest() {
        for (StateEntry each : changes.replaced.values()) if (each != null) ready.add(each);
        ready.addAll(changes.added.values());
    }

    /// Takes the entries of the blocks that hold all there was.
    private final class Unchanged implements BlockReader.Target {
        @Override
        public void remove(ByteBuffer key) {
            // A block that holds all there was removes nothing.
        }

        @Override
        public void put(ByteBuffer key, StateEntry entry) {
            if (!changes.replaced.containsKey(key)) {
                ready.add(entry);
                return;
            }
            StateEntry instead = changes.replaced.get(key);
            if (instead == null) return;
            ready.add(instead);
            changes.replaced.remove(key);
        }
    }

    private void read(PartBlock each, BlockReader.Target target) throws IOException {
        DataInputDeserializer in = each.part().file().read(each.part().section(), each.block());
        byte[] bytes = new byte[in.available()];
        in.readFully(bytes);
        new BlockReader(each.part(), reading).read(bytes, each.block(), target);
    }
}
